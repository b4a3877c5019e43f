import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { icons } from "./icons";
import styles from "./ReactionSum.module.css";
import { type Counts, kinds, reactionsOver } from "./state";

/** How long reactions stand there after the last one, in ms. */
const stay = 4_000;

/** ReactionSum shows the reactions of the last seconds, summed; it lies over what it stands in and takes no room. */
export function ReactionSum() {
  const { t } = useTranslation();
  const counts = useLive((state) => state.reactions);
  const given = kinds.filter((kind) => counts[kind]);
  useOver(counts, given.length > 0);
  if (given.length === 0) return null;
  return (
    <ul className={styles.sum} aria-label={t("reactions.given")}>
      {given.map((kind) => (
        <li key={kind} data-kind={kind}>
          {icons[kind]}
          <span>{t("reactions.count", { what: t(`reactions.${kind}`), count: counts[kind] ?? 0 })}</span>
        </li>
      ))}
    </ul>
  );
}

/** Takes the reactions away after a while, and reads them aloud once then, summed. */
function useOver(counts: Counts, some: boolean): void {
  const { t } = useTranslation();
  const latest = useRef(counts);
  latest.current = counts;
  useEffect(() => {
    if (!some || counts !== latest.current) return;
    const timer = setTimeout(() => {
      const said = kinds.flatMap((kind) => {
        const count = latest.current[kind] ?? 0;
        return count > 0 ? [t("reactions.count", { what: t(`reactions.${kind}`), count })] : [];
      });
      announce(t("reactions.heard", { what: said.join(", ") }), "polite", "reactions");
      live.store.set(reactionsOver);
    }, stay);
    return () => clearTimeout(timer);
  }, [counts, some, t]);
}
