import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { useBusy } from "./busy";
import styles from "./Form.module.css";
import { Refused } from "./Refused";

export interface FormProps {
  /** What the button says that sends it. */
  send: string;
  /** Sends it. While what it gives is not settled, the button is pending. */
  onSend: () => unknown;
  onCancel: () => void;
  /** Why it was refused, in words, where no field says so. */
  fault?: string | undefined;
  children: ReactNode;
}

/** Form is what one fills in and sends from within a Dialog, which then has no actions of its own. */
export function Form({ send, onSend, onCancel, fault, children }: FormProps) {
  const { t } = useTranslation();
  const [busy, run] = useBusy();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(onSend);
      }}
    >
      {children}
      <Refused>{fault}</Refused>
      <div className={styles.actions}>
        <Button type="submit" look="primary" pending={busy}>
          {send}
        </Button>
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
