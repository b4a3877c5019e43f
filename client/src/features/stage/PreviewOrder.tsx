import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sourceName } from "../../i18n/sourceName";
import { announce } from "../../ui/announce";
import { IconButton } from "../../ui/IconButton";
import type { Source, SourceID } from "../../wire/wire";
import styles from "./PreviewOrder.module.css";
import { moved } from "./state";

/** PreviewOrder lists what is in the preview, and moves each by a button. One alone has no order. */
export function PreviewOrder({
  sources,
  onChange,
}: {
  sources: Source[];
  onChange: (order: SourceID[]) => void;
}) {
  const { t } = useTranslation();
  const order = sources.map((source) => source.id);
  const move = (source: Source, by: -1 | 1) => {
    onChange(moved(order, source.id, by));
    announce(
      t("studio.order.at", { name: sourceName(t, source), place: order.indexOf(source.id) + 1 + by }),
      "assertive",
    );
  };
  if (sources.length < 2) return null;
  return (
    <ol className={styles.order} aria-label={t("studio.order.label")}>
      {sources.map((source, i) => {
        const name = sourceName(t, source);
        return (
          <li key={source.id} className={styles.entry}>
            <span className={styles.name}>
              {i + 1} · {name}
            </span>
            <IconButton
              size="small"
              label={t("studio.order.earlier", { name })}
              isDisabled={i === 0}
              onPress={() => move(source, -1)}
            >
              <ArrowLeft />
            </IconButton>
            <IconButton
              size="small"
              label={t("studio.order.later", { name })}
              isDisabled={i === sources.length - 1}
              onPress={() => move(source, 1)}
            >
              <ArrowRight />
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}
