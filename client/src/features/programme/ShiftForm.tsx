import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button, type ButtonLook } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./programme.module.css";
import { shiftOf } from "./shiftOf";

const presets = [5, 10, 15];

/**
 * ShiftForm moves everything that has not ended by some minutes. The button says what it will do; what was done is said, can be
 * taken back, and is not done again by a second press. look is for places that have another primary action.
 */
export function ShiftForm({ look = "primary" }: { look?: ButtonLook }) {
  const { t } = useTranslation();
  const words = useFault();
  const [text, setText] = useState("5");
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const [moved, setMoved] = useState(0);
  const minutes = shiftOf(text);
  const by = (count: number, later: "later" | "movedLater", earlier: "earlier" | "movedEarlier") =>
    t(`programme.shift.${count > 0 ? later : earlier}`, { count: Math.abs(count) });
  const write = (next: string) => {
    setText(next);
    setFault(undefined);
  };
  const shift = async (count: number) => {
    setPending(true);
    const result = await live.do("programme.shift", { minutes: count });
    setPending(false);
    if (!result.ok) return setFault(words(result.fault));
    const back = count === -moved;
    write("");
    setMoved(back ? 0 : count);
    announce(back ? t("programme.shift.undone") : by(count, "movedLater", "movedEarlier"));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minutes === undefined) setFault(t("programme.shift.wrong"));
    else void shift(minutes);
  };
  return (
    <form className={styles.shift} onSubmit={submit}>
      <p className={styles.soft}>{t("programme.shift.words")}</p>
      <div className={styles.presets}>
        {presets.map((preset) => (
          <Button key={preset} size="small" onPress={() => write(String(preset))}>
            {t("programme.shift.preset", { count: preset })}
          </Button>
        ))}
      </div>
      <Field
        label={t("programme.shift.minutes")}
        hint={t("programme.shift.hint")}
        error={fault}
        value={text}
        onChange={write}
      />
      <Button type="submit" look={look} pending={pending}>
        {minutes === undefined ? t("programme.shift.title") : by(minutes, "later", "earlier")}
      </Button>
      {moved ? (
        <div className={styles.presets}>
          <p>{by(moved, "movedLater", "movedEarlier")}</p>
          <Button size="small" pending={pending} onPress={() => void shift(-moved)}>
            {t("programme.shift.undo")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
