import { Clock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HoldForm } from "../../features/programme/HoldForm";
import { ShiftForm } from "../../features/programme/ShiftForm";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

/** Shift opens the form that moves the programme, for those who may. */
export function Shift() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={<Clock />} onPress={() => setOpen(true)}>
        {t("programme.shift.open")}
      </Button>
      <Dialog
        title={t("programme.shift.title")}
        open={open}
        onClose={close}
        actions={<Button onPress={close}>{t("ui.done")}</Button>}
      >
        <ShiftForm />
        <HoldForm />
      </Dialog>
    </>
  );
}
