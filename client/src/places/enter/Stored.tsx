import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { PrivacyList } from "../help/PrivacyList";
import styles from "./Welcome.module.css";

/** Stored says that nothing is recorded, and on request what is stored. */
export function Stored() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.stored}>
      <span>{t("enter.privacy")}</span>
      <Button look="quiet" size="small" onPress={() => setOpen(true)}>
        {t("enter.privacyMore")}
      </Button>
      <Dialog title={t("help.privacy.title")} open={open} onClose={() => setOpen(false)}>
        <PrivacyList />
      </Dialog>
    </div>
  );
}
