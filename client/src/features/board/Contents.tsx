import { Move, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import { IconButton } from "../../ui/IconButton";
import { SharedField } from "../../ui/SharedField";
import styles from "./Board.module.css";
import { type Item, limits, remove, writing } from "./state";

export interface ContentsProps {
  doc: Doc;
  items: Item[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onWrite: () => void;
}

/** Contents lists what is on a board, for those who do not see it, and to write on it. */
export function Contents({ doc, items, selected, onSelect, onWrite }: ContentsProps) {
  const { t } = useTranslation();
  if (items.length === 0) return <p className={styles.empty}>{t("board.empty")}</p>;
  return (
    <ol className={styles.contents} aria-label={t("board.contents")}>
      {items.map((item, i) => (
        <li key={item.id} data-item={item.id} data-selected={item.id === selected || undefined}>
          <Entry doc={doc} item={item} n={i + 1} onWrite={onWrite} />
          <IconButton
            size="small"
            label={t("board.move", { n: i + 1 })}
            onPress={() => {
              onSelect(item.id);
              document.getElementById(`thing-${item.id}`)?.focus();
            }}
          >
            <Move />
          </IconButton>
          <IconButton
            size="small"
            label={t("board.remove", { n: i + 1 })}
            onPress={() => remove(doc, item.id)}
          >
            <Trash2 />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}

function Entry({ doc, item, n, onWrite }: { doc: Doc; item: Item; n: number; onWrite: () => void }) {
  const { t } = useTranslation();
  const text = writing(doc, item.id);
  if (!text) return <p className={styles.name}>{t(`board.${item.kind}`, { n })}</p>;
  return (
    <div className={styles.entry} data-thing={item.id}>
      <SharedField
        label={t(`board.${item.kind}`, { n })}
        text={text}
        lines
        maxLength={limits.text}
        onWrite={onWrite}
        left={(count) => t("docs.left", { count })}
      />
    </div>
  );
}
