import { CircleAlert, Clock, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import type { PendingLine } from "../../live/state";
import { Button } from "../../ui/Button";
import styles from "./chat.module.css";

/** PendingEntry is a line of one's own that the house has not saved yet, or has refused. */
export function PendingEntry({ line }: { line: PendingLine }) {
  const { t } = useTranslation();
  const fault = useFault();
  return (
    <article className={styles.entry} data-own data-pending>
      <span />
      <div className={styles.words}>
        <p className={styles.text}>{line.text}</p>
        {line.fault ? (
          <div className={styles.failed}>
            <p role="alert">
              <CircleAlert aria-hidden="true" />
              {t("chat.failed", { why: fault(line.fault) })}
            </p>
            <Button size="small" icon={<RotateCw />} onPress={() => live.retry(line.ref)}>
              {t("chat.retry")}
            </Button>
          </div>
        ) : (
          <p className={styles.state}>
            <Clock aria-hidden="true" />
            {t("chat.sending")}
          </p>
        )}
      </div>
    </article>
  );
}
