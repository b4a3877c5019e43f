import { useTranslation } from "react-i18next";
import styles from "./help.module.css";

const items = ["media", "chat", "name", "device", "log"] as const;

/** PrivacyList says what is stored and what is not. */
export function PrivacyList() {
  const { t } = useTranslation();
  return (
    <ul className={styles.points}>
      {items.map((item) => (
        <li key={item}>{t(`help.privacy.items.${item}`)}</li>
      ))}
    </ul>
  );
}
