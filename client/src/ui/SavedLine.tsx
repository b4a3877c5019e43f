import { CircleAlert, CloudCheck, CloudOff, RefreshCw } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "./announce";
import styles from "./SavedLine.module.css";

export interface SavedLineProps {
  saving: "saved" | "saving" | "offline" | "refused";
  /** Why it was refused, in words. */
  why?: string | undefined;
  /** Who else writes, by name, who came last first. */
  writers: string[];
  /** What becomes of it, where that is not as one thinks. */
  hint?: string | undefined;
}

const icons = { saved: CloudCheck, saving: RefreshCw, offline: CloudOff, refused: CircleAlert };

/** SavedLine says in words whether what one writes is saved, and who else writes. */
export function SavedLine({ saving, why, writers, hint }: SavedLineProps) {
  const { t } = useTranslation();
  const Icon = icons[saving];
  const words = saving === "refused" ? t("docs.refused", { why: why ?? "" }) : t(`docs.${saving}`);
  const bad = saving === "refused" || saving === "offline";
  const before = useRef(saving);
  useEffect(() => {
    const was = before.current;
    if (bad) announce(words);
    // What goes well is not read aloud at every word one types, but when it goes well again.
    else if (saving === "saved" && (was === "offline" || was === "refused")) announce(t("docs.again"));
    if (bad || saving === "saved") before.current = saving;
  }, [bad, saving, words, t]);
  return (
    <div className={styles.line}>
      <span className={styles.state} data-state={saving}>
        <Icon aria-hidden="true" />
        {words}
      </span>
      {writers[0] ? (
        <span className={styles.writers}>
          {t("docs.writes", { name: writers[0], count: writers.length, more: writers.length - 1 })}
        </span>
      ) : null}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </div>
  );
}
