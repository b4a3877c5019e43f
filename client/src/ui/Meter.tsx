import styles from "./Meter.module.css";

export interface MeterProps {
  /** What is measured: "Pegel: Kamera 1". */
  label: string;
  /** 0 to 100. */
  value: number;
  /** Words for the value, where a number alone says little. */
  words?: string;
  /** "level" is a sound level: green, amber above 85; "talk" is how much is spoken, "share" how far something is. */
  look?: "level" | "talk" | "share";
}

/** Meter shows a level. It is not announced by itself: levels change five times a second. */
export function Meter({ label, value, words, look = "level" }: MeterProps) {
  const shown = Math.round(Math.min(100, Math.max(0, value)));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={shown}
      aria-valuetext={words}
      className={styles.meter}
      data-look={look}
      data-high={shown > 85 || undefined}
    >
      <div className={styles.bar} style={{ transform: `translateX(${shown - 100}%)` }} />
    </div>
  );
}
