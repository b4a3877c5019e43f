import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

/** Invitation asks a listener whether they come onto the stage. Nothing is switched on by accepting. */
export function Invitation() {
  const { t } = useTranslation();
  const invited = useLive((state) => state.invited);
  const [pending, setPending] = useState(false);
  const answer = async (type: "stage.accept" | "stage.decline") => {
    setPending(true);
    await ask(type, {});
    setPending(false);
  };
  return (
    <Dialog
      role="alertdialog"
      title={t("stage.invitation.title")}
      open={invited}
      onClose={() => void answer("stage.decline")}
      actions={
        <>
          <Button look="primary" pending={pending} onPress={() => void answer("stage.accept")}>
            {t("stage.invitation.accept")}
          </Button>
          <Button onPress={() => void answer("stage.decline")}>{t("stage.invitation.decline")}</Button>
        </>
      }
    >
      <p>{t("stage.invitation.words")}</p>
    </Dialog>
  );
}
