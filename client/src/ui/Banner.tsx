import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Banner.module.css";

export interface BannerProps {
  tone?: "info" | "warning" | "danger";
  /** What is so, in one sentence. */
  children: ReactNode;
  /** The way on. */
  actions?: ReactNode;
}

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert };

/** Banner is a line above the place that stays as long as what it says is so. What it says is announced by whoever shows it. */
export function Banner({ tone = "info", children, actions }: BannerProps) {
  const { t } = useTranslation();
  const Icon = icons[tone];
  return (
    <section className={styles.banner} data-tone={tone} aria-label={t("ui.notice")}>
      <Icon aria-hidden="true" />
      <p className={styles.words}>{children}</p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}
