import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import styles from "./roulette.module.css";
import { wordsOf } from "./words";

/** RouletteDialog says what Kaffee-Roulette is, and lets one take part. */
export function RouletteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("roulette.title")} open={open} onClose={onClose} actions={null}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const words = useFault();
  const office = useLive((state) => state.you?.office);
  const [interests, setInterests] = useState("");
  const [elsewhere, setElsewhere] = useState(false);
  const [pending, setPending] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const list = wordsOf(interests);
    if (!list) return setWrong(t("roulette.tooMany"));
    setPending(true);
    const result = await live.do("roulette.join", { interests: list, notMyOffice: elsewhere });
    setPending(false);
    if (result.ok) onClose();
    else setFault(words(result.fault));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
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
      {fault ? (
        <p role="alert" className={styles.refused}>
          {fault}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" look="primary" pending={pending}>
          {t("roulette.do")}
        </Button>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
