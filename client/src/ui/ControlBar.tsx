import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./ControlBar.module.css";

/**
 * ControlBar holds what one can do in a place, in the same order everywhere: microphone, camera, screen, hand, reaction,
 * captions, devices, leave. It is one stop for the Tab key; arrows move inside (ARIA Authoring Practices, "Toolbar").
 */
export function ControlBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const last = useRef<HTMLElement>(null);
  const remember = (event: FocusEvent<HTMLElement>) => {
    const back = last.current;
    last.current = event.target;
    const cameIn = !event.currentTarget.contains(event.relatedTarget);
    if (cameIn && back && controls(event.currentTarget).includes(back)) back.focus();
  };
  return (
    <div id="controls" className={styles.frame}>
      <div
        role="toolbar"
        aria-label={t("ui.controls")}
        className={styles.bar}
        onKeyDown={move}
        onFocus={remember}
      >
        {children}
      </div>
    </div>
  );
}

function controls(bar: HTMLElement): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>("button:not(:disabled), a[href], select:not(:disabled)")];
}

function move(event: KeyboardEvent<HTMLElement>) {
  const all = controls(event.currentTarget);
  const here = all.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  // The browser goes on from the control that has the focus: from the outermost one the next Tab leads out of the bar.
  if (event.key === "Tab") (event.shiftKey ? all[0] : all.at(-1))?.focus();
  const steps: Record<string, number> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: all.length - 1,
  };
  const wanted = steps[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  all[(wanted + all.length) % all.length]?.focus();
}
