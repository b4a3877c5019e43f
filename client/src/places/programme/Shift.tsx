import { Clock } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import styles from "./programme.module.css";
import { shiftOf } from "./shiftOf";

const presets = [5, 10, 15];

/** Shift moves everything that has not ended by some minutes, after a look at what that means. */
export function Shift() {
  const { t } = useTranslation();
  const words = useFault();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("5");
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const minutes = shiftOf(text);
  const name =
    minutes === undefined
      ? t("programme.shift.title")
      : t(minutes > 0 ? "programme.shift.later" : "programme.shift.earlier", { count: Math.abs(minutes) });

  const shift = async (event: FormEvent) => {
    event.preventDefault();
    if (minutes === undefined) return setFault(t("programme.shift.wrong"));
    setPending(true);
    const result = await live.do("programme.shift", { minutes });
    setPending(false);
    if (!result.ok) return setFault(words(result.fault));
    setOpen(false);
    announce(t("programme.shift.done"));
  };
  return (
    <>
      <Button icon={<Clock />} onPress={() => setOpen(true)}>
        {t("programme.shift.open")}
      </Button>
      <Dialog
        title={t("programme.shift.title")}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button type="submit" form={form} look="primary" pending={pending}>
              {name}
            </Button>
            <Button onPress={() => setOpen(false)}>{t("ui.cancel")}</Button>
          </>
        }
      >
        <form id={form} className={styles.shift} onSubmit={(event) => void shift(event)}>
          <p>{t("programme.shift.words")}</p>
          <div className={styles.presets}>
            {presets.map((preset) => (
              <Button key={preset} size="small" onPress={() => setText(String(preset))}>
                {`+${preset}`}
              </Button>
            ))}
          </div>
          <Field
            label={t("programme.shift.minutes")}
            hint={t("programme.shift.hint")}
            error={fault}
            value={text}
            onChange={(value) => {
              setText(value);
              setFault(undefined);
            }}
          />
        </form>
      </Dialog>
    </>
  );
}
