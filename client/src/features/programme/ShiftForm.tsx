import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button, type ButtonLook } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./programme.module.css";
import { shiftOf } from "./shiftOf";

const presets = [5, 10, 15];

export interface ShiftFormProps {
  /** The programme was moved. */
  onDone?: () => void;
  /** How much the button that moves asks for, where the place has another primary action; "primary" without it. */
  look?: ButtonLook;
  /** Further buttons beside the one that moves. */
  children?: ReactNode;
}

/** ShiftForm moves everything that has not ended by some minutes. The button says what it will do. */
export function ShiftForm({ onDone, look = "primary", children }: ShiftFormProps) {
  const { t } = useTranslation();
  const words = useFault();
  const [text, setText] = useState("5");
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const minutes = shiftOf(text);
  const write = (next: string) => {
    setText(next);
    setFault(undefined);
  };
  const shift = async (event: FormEvent) => {
    event.preventDefault();
    if (minutes === undefined) return setFault(t("programme.shift.wrong"));
    setPending(true);
    const result = await live.do("programme.shift", { minutes });
    setPending(false);
    if (!result.ok) return setFault(words(result.fault));
    announce(t("programme.shift.done"));
    onDone?.();
  };
  return (
    <form className={styles.shift} onSubmit={(event) => void shift(event)}>
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
      <div className={styles.presets}>
        <Button type="submit" look={look} pending={pending}>
          {minutes === undefined
            ? t("programme.shift.title")
            : t(minutes > 0 ? "programme.shift.later" : "programme.shift.earlier", {
                count: Math.abs(minutes),
              })}
        </Button>
        {children}
      </div>
    </form>
  );
}
