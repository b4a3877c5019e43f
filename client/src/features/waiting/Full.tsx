import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { QueueProps } from "./Queue";
import styles from "./Queue.module.css";

/** Full stands where sound and picture will be, while the house has no place left for one more who looks and listens. */
export function Full({ look = "place" }: Pick<QueueProps, "look">) {
  const { t } = useTranslation();
  const title = useId();
  return (
    <section className={styles.queue} data-look={look} data-tint="0" aria-labelledby={title}>
      <div className={styles.card} data-full>
        <div className={styles.words}>
          <h2 id={title}>{t("waiting.full.title")}</h2>
          <p>{t("waiting.full.words")}</p>
        </div>
      </div>
    </section>
  );
}
