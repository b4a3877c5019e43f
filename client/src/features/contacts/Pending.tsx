import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { Button } from "../../ui/Button";
import type { Person } from "../../wire/wire";
import styles from "./contacts.module.css";

/** Pending is somebody to whom one offers one's card, and who has not answered. */
export function Pending({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { id, name } = person;
  return (
    <div className={styles.pending}>
      <p>{t("contacts.open", { name })}</p>
      <Button
        size="small"
        aria-label={t("contacts.withdrawLong", { name })}
        onPress={() => ask("contact.withdraw", { person: id })}
      >
        {t("contacts.withdraw")}
      </Button>
    </div>
  );
}
