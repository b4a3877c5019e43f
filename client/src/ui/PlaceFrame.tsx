import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./PlaceFrame.module.css";

export interface PlaceFrameProps {
  /** The place's name or what runs in it; the page's h1. It takes the focus when the place is entered. */
  title: string;
  /** Chips beside the title: live, room and count. */
  chips?: ReactNode;
  /** One line under the title: what runs, how long still, what comes next. */
  lead?: ReactNode;
  /** What one can do to the place as a whole, at the end of the head line. */
  actions?: ReactNode;
  /** "stage": pictures on a dark ground that fill the place. "page": a page to read, that scrolls. "split": the place divides it. */
  look?: "stage" | "page" | "split";
  /** The side panel, usually Tabs. On a phone it stands below. */
  side?: ReactNode;
  /** The control bar of the place. */
  controls?: ReactNode;
  children: ReactNode;
}

/** PlaceFrame is the frame of every place: head line, main part, side panel, control bar. Give it a key per place. */
export function PlaceFrame(props: PlaceFrameProps) {
  const { title, chips, lead, actions, look = "page", side, controls, children } = props;
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.frame} data-look={look} data-side={side ? true : undefined}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <div className={styles.line}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {chips}
          </div>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      <main id="main" tabIndex={-1} className={styles.main} aria-label={title}>
        {children}
      </main>
      {controls ? (
        <section className={styles.controls} aria-label={t("ui.controls")}>
          {controls}
        </section>
      ) : null}
      {side ? (
        <aside id="side" tabIndex={-1} className={styles.side} aria-label={t("ui.side")}>
          {side}
        </aside>
      ) : null}
    </div>
  );
}
