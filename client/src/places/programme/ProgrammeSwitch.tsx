import { useTranslation } from "react-i18next";
import { href } from "../../route";
import styles from "./switch.module.css";

/** ProgrammeSwitch leads from the whole programme to one's own, and back. */
export function ProgrammeSwitch({ here }: { here: "programme" | "mine" }) {
  const { t } = useTranslation();
  const pages = [
    { place: "programme", words: t("mine.all") },
    { place: "mine", words: t("mine.title") },
  ] as const;
  return (
    <nav className={styles.switch} aria-label={t("mine.switch")}>
      {pages.map(({ place, words }) => (
        <a key={place} href={href({ place })} aria-current={here === place ? "page" : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
