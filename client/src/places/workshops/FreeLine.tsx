import { useTranslation } from "react-i18next";
import { freeFor } from "../../features/seats/state";
import type { Session, Taken } from "../../wire/wire";
import styles from "./free.module.css";

export interface FreeLineProps {
  item: Session;
  /** Absent where the house does not say how full it is. */
  taken: Taken | undefined;
  /** How one attends. */
  online: boolean;
}

/** FreeLine says how many seats are left for somebody who attends this way, and how many wait. */
export function FreeLine({ item, taken, online }: FreeLineProps) {
  const { t } = useTranslation();
  if (!taken) return null;
  const free = freeFor(taken, online);
  const capacity = item.capacity ?? 0;
  const share = capacity > 0 ? Math.min(100, Math.round((taken.taken / capacity) * 100)) : 0;
  return (
    <div className={styles.free} data-full={free === 0 || undefined}>
      <p>
        {free === undefined ? t("seats.unlimited") : null}
        {free === 0 ? t("seats.full") : null}
        {free && capacity > 1 ? t("seats.freeOf", { count: free, all: capacity }) : null}
        {free && capacity <= 1 ? t("seats.free", { count: free }) : null}
        {taken.waiting > 0 ? ` · ${t("seats.waits", { count: taken.waiting })}` : null}
      </p>
      {capacity > 0 ? (
        <span className={styles.bar} aria-hidden="true">
          <span style={{ inlineSize: `${share}%` }} />
        </span>
      ) : null}
    </div>
  );
}
