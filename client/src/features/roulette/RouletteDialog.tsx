import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Switch } from "../../ui/Switch";
import { wordsOf } from "./words";

/** RouletteDialog says what Kaffee-Roulette is, and lets one take part. */
export function RouletteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("roulette.title")} open={open} onClose={onClose} actions={null}>
      <Asked onClose={onClose} />
    </Dialog>
  );
}

function Asked({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const words = useFault();
  const office = useLive((state) => state.you?.office);
  const [interests, setInterests] = useState("");
  const [elsewhere, setElsewhere] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [fault, setFault] = useState<string>();
  const submit = async () => {
    const list = wordsOf(interests);
    if (!list) return setWrong(t("roulette.tooMany"));
    const result = await live.do("roulette.join", { interests: list, notMyOffice: elsewhere });
    if (result.ok) onClose();
    else setFault(words(result.fault));
  };
  return (
    <Form send={t("roulette.do")} onSend={submit} onCancel={onClose} fault={fault}>
      <p>{t("roulette.words")}</p>
      <Field
        label={t("roulette.interests")}
        hint={t("roulette.interestsHint")}
        error={wrong}
        value={interests}
        maxLength={200}
        autoComplete="off"
        onChange={(value) => {
          setWrong(undefined);
          setInterests(value);
        }}
      />
      {office ? (
        <Switch
          label={t("roulette.elsewhere")}
          hint={t("roulette.elsewhereHint")}
          on={elsewhere}
          onChange={setElsewhere}
        />
      ) : null}
    </Form>
  );
}
