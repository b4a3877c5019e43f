import { Download } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import { live } from "../../live/live";
import { Button } from "../../ui/Button";
import { download, fileName } from "../../ui/download";
import type { RoomID } from "../../wire/wire";
import styles from "./Board.module.css";
import { Drawn } from "./Drawn";
import { toPNG } from "./file";
import { listed, size } from "./state";

/** BoardLook is a board to look at, with a list of what stands on it. */
export function BoardLook({ doc, room, title }: { doc: Doc; room: RoomID; title: string }) {
  const { t } = useTranslation();
  const id = useId();
  const items = listed(doc);
  if (items.length === 0) return <p className={styles.empty}>{t("board.none")}</p>;
  const save = async () => {
    const drawing = document.getElementById(id);
    if (!(drawing instanceof SVGSVGElement)) return;
    try {
      download(`${fileName(t("board.tab"), title)}.png`, await toPNG(drawing));
    } catch {
      live.notify("commandFailed", { why: t("board.noFile") }, true);
    }
  };
  return (
    <div className={styles.look}>
      <svg
        id={id}
        role="img"
        aria-label={t("board.drawing")}
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={styles.canvas}
      >
        <rect width={size.width} height={size.height} fill="#fff" />
        {items.map((item) => (
          <g key={item.id} transform={`translate(${item.x} ${item.y})`}>
            <Drawn item={item} room={room} />
          </g>
        ))}
      </svg>
      <ol className={styles.said} aria-label={t("board.contents")}>
        {items.map((item, i) => (
          <li key={item.id}>{t(`board.${item.kind}Named`, { n: i + 1, text: item.text })}</li>
        ))}
      </ol>
      <Button size="small" icon={<Download />} onPress={save}>
        {t("board.png")}
      </Button>
    </div>
  );
}
