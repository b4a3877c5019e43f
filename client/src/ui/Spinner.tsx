import { useEffect, useState } from "react";
import styles from "./Spinner.module.css";

/** How long something may take before it is worth saying that it takes long, in ms. */
const patience = 300;

/** Spinner turns while something is under way. It appears only when that takes longer than a third of a second. */
export function Spinner({ label, size = "small" }: { label: string; size?: "small" | "large" }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return <span role="progressbar" aria-label={label} className={styles.spinner} data-size={size} />;
}

/** Loading fills a place that is not there yet: a spinner with words, after a third of a second. */
export function Loading({ label }: { label: string }) {
  return (
    <div className={styles.loading}>
      <Spinner label={label} size="large" />
      <p className={styles.words}>{label}</p>
    </div>
  );
}
