import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import field from "./Field.module.css";
import styles from "./Select.module.css";

export interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
  disabled?: boolean;
  hint?: ReactNode;
}

/** Select chooses one of several by the system's own list, which every phone and screen reader knows. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  hint,
}: SelectProps<T>) {
  const id = useId();
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <div className={styles.box}>
        <select
          id={id}
          className={field.input}
          value={value}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
