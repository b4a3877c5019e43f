import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import { UndoManager, type Text as YText } from "yjs";
import { Binding } from "./binding";
import field from "./Field.module.css";
import styles from "./SharedField.module.css";

export interface SharedFieldProps {
  label: string;
  text: YText;
  /** More than one line. */
  lines?: boolean;
  maxLength: number;
  hint?: string;
  placeholder?: string;
  /** Who else writes in it, in words. */
  writers?: string | undefined;
  /** The person writes in it now. */
  onWrite?: () => void;
  /** How many characters are left, in words; shown when it gets narrow. */
  left: (count: number) => string;
}

/** SharedField is a text field that several people write in at once. */
export function SharedField(props: SharedFieldProps) {
  const { label, text, lines, maxLength, hint, placeholder, writers, onWrite, left } = props;
  const id = useId();
  const ref = useRef<(HTMLTextAreaElement & HTMLInputElement) | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const binding = new Binding(text, element);
    const undo = new UndoManager(text, { trackedOrigins: new Set([binding]) });
    const onKey = (event: KeyboardEvent) => undoKey(event, undo);
    element.addEventListener("keydown", onKey as EventListener);
    return () => {
      element.removeEventListener("keydown", onKey as EventListener);
      undo.destroy();
      binding.end();
    };
  }, [text]);
  const shared = {
    ref,
    id,
    maxLength,
    placeholder,
    className: field.input,
    "aria-describedby": hint ? `${id}-hint` : undefined,
    onInput: onWrite,
  };
  return (
    <div className={field.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={field.label}>
          {label}
        </label>
        {writers ? <span className={styles.writers}>{writers}</span> : null}
      </div>
      {lines ? <textarea {...shared} rows={2} /> : <input {...shared} type="text" />}
      {hint ? (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      ) : null}
      <Left text={text} most={maxLength} left={left} />
    </div>
  );
}

function Left({ text, most, left }: { text: YText; most: number; left: (count: number) => string }) {
  const length = useSyncExternalStore(
    (told) => {
      text.observe(told);
      return () => text.unobserve(told);
    },
    () => text.length,
  );
  if (length < most * 0.8) return null;
  return <p className={styles.left}>{left(Math.max(0, most - length))}</p>;
}

/** The field's own undo would undo what others wrote. */
function undoKey(event: KeyboardEvent, undo: UndoManager): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const redo = key === "y" || (key === "z" && event.shiftKey);
  if (key !== "z" && !redo) return;
  event.preventDefault();
  if (redo) undo.redo();
  else undo.undo();
}
