import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { Button } from "../../ui/Button";
import type { Person } from "../../wire/wire";
import styles from "./contacts.module.css";

/** Pending is somebody to whom one offers one's card, and who has not answered. */
export function Pending({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const { id, name } = person;
  const withdraw = async () => {
    setPending(true);
    await ask("contact.withdraw", { person: id });
    setPending(false);
  };
  return (
    <div className={styles.pending}>
      <p>{t("contacts.open", { name })}</p>
      <Button
        size="small"
        pending={pending}
        aria-label={t("contacts.withdrawLong", { name })}
        onPress={() => void withdraw()}
      >
        {t("contacts.withdraw")}
      </Button>
    </div>
  );
}
