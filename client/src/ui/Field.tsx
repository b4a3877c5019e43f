import { CircleAlert } from "lucide-react";
import { type HTMLInputAutoCompleteAttribute, type Ref, useId } from "react";
import styles from "./Field.module.css";
import hidden from "./hidden.module.css";

export interface FieldProps {
  label: string;
  /** The label is there for screen readers only, where a placeholder or heading shows it. */
  quietLabel?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** What to write, before something went wrong. */
  hint?: string;
  /** What went wrong, in words; the value stays. */
  error?: string | undefined;
  placeholder?: string;
  type?: "text" | "search" | "number" | "date" | "time";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  disabled?: boolean;
  required?: boolean;
  /** More than one line; grows with what is written. */
  lines?: boolean;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** Field is a text field with its label, hint and fault tied to it. */
export function Field(props: FieldProps) {
  const { label, quietLabel, onChange, hint, error, lines, type = "text", ...rest } = props;
  const id = useId();
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const shared = {
    ...rest,
    id,
    "aria-describedby": notes || undefined,
    "aria-invalid": error ? true : undefined,
    className: styles.input,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={quietLabel ? hidden.hidden : styles.label}>
        {label}
      </label>
      {lines ? <textarea {...shared} rows={1} /> : <input {...shared} type={type} />}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          <CircleAlert aria-hidden="true" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
