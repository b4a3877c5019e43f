import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import styles from "./Banner.module.css";

export interface BannerProps {
  tone?: "info" | "warning" | "danger";
  /** What is so, in one sentence. */
  children: ReactNode;
  /** The way on. */
  actions?: ReactNode;
}

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert };

/**
 * Banner is a line above the place that stays as long as what it says is so. What it says is announced by whoever shows it.
 * It is named by its words, for there may be several.
 */
export function Banner({ tone = "info", children, actions }: BannerProps) {
  const words = useId();
  const Icon = icons[tone];
  return (
    <section className={styles.banner} data-tone={tone} aria-labelledby={words}>
      <Icon aria-hidden="true" />
      <p id={words} className={styles.words}>
        {children}
      </p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}
