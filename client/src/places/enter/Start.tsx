import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Door } from "./Door";
import { LanguageButton } from "./LanguageButton";
import { LinkForm } from "./LinkForm";
import styles from "./Welcome.module.css";

/** Start is the page of the bare address: it tells where the way in is. */
export function Start() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = "Konvent";
  }, []);
  return (
    <Door title={t("enter.start.title")}>
      <p>{t("enter.start.words")}</p>
      <LinkForm />
      <div className={styles.more}>
        <LanguageButton />
      </div>
    </Door>
  );
}
