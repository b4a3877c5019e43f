import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";

const longest = 280;

/** AnnounceButton tells all groups something in writing. */
export function AnnounceButton() {
  const { t } = useTranslation();
  const words = useFault();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const send = async () => {
    const result = await live.do("groups.announce", { text });
    if (!result.ok) return setFault(words(result.fault));
    announce(t("groups.announce.sent"));
    setText("");
    setOpen(false);
  };
  return (
    <>
      <Button icon={<MessageSquareText />} onPress={() => setOpen(true)}>
        {t("groups.desk.announce")}
      </Button>
      <Dialog
        title={t("groups.announce.title")}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="primary" onPress={send}>
              {t("groups.announce.send")}
            </Button>
            <Button onPress={() => setOpen(false)}>{t("ui.cancel")}</Button>
          </>
        }
      >
        <Field
          lines
          label={t("groups.announce.label")}
          hint={t("groups.announce.hint")}
          maxLength={longest}
          value={text}
          error={fault}
          onChange={(next) => {
            setText(next);
            setFault(undefined);
          }}
        />
      </Dialog>
    </>
  );
}
