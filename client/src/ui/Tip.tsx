import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./Tip.module.css";

/** How long the pointer rests on a control before its name is shown, in ms. */
const rest = 500;

/** Where a tip stands, in CSS pixels of the window. */
interface Spot {
  x: number;
  y: number;
  below: boolean;
}

/** A control whose menu is open, or that lies behind a dialog. */
const covered = "[aria-expanded=true], [aria-hidden=true], [inert]";

/** What takes a tip away wherever it happens: there is something else to look at then. */
const elsewhere = ["keydown", "pointerdown", "pointerover", "focusin"] as const;

/**
 * Tip shows a control's name beside it while the pointer rests on it, or when the Tab key has come to it; Escape takes it away
 * (WCAG 1.4.13). After a press it does not come again until the pointer was elsewhere, because it may lie on what the press
 * brought. A focus that a closed menu or dialog gives back shows none. It only repeats what the control is called, so
 * screen readers pass it over.
 */
export function Tip({ text, children }: { text: string; children: ReactNode }) {
  const frame = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [spot, setSpot] = useState<Spot>();
  const pressed = useRef(false);
  const hide = () => {
    clearTimeout(timer.current);
    setSpot(undefined);
  };
  const show = () => {
    const control = frame.current?.firstElementChild;
    if (!control?.closest(covered)) setSpot(spotFor(control));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!spot) return;
    const away = ({ type, target }: Event) => {
      if (type === "keydown" || !frame.current?.contains(target as Node)) setSpot(undefined);
    };
    for (const type of elsewhere) document.addEventListener(type, away, true);
    return () => {
      for (const type of elsewhere) document.removeEventListener(type, away, true);
    };
  }, [spot]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the control inside
    <span
      ref={frame}
      className={styles.frame}
      onPointerEnter={(event) => {
        if (event.pointerType !== "touch" && !pressed.current) timer.current = setTimeout(show, rest);
      }}
      onPointerLeave={() => {
        pressed.current = false;
        hide();
      }}
      // On the way down: a button of React Aria tells nobody above it of its press.
      onPointerDownCapture={() => {
        pressed.current = true;
        hide();
      }}
      onKeyUp={(event) => event.key === "Tab" && show()}
      onBlur={hide}
    >
      {children}
      {spot
        ? createPortal(
            <span
              aria-hidden="true"
              className={styles.tip}
              data-below={spot.below || undefined}
              style={{ insetInlineStart: spot.x, insetBlockStart: spot.y }}
            >
              {text}
            </span>,
            document.body,
          )
        : null}
    </span>
  );
}

/** Above the control, or below it near the upper edge; half of the widest tip stays clear of the window's sides. */
function spotFor(control: Element | null | undefined): Spot | undefined {
  if (!control) return undefined;
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const below = top < 48;
  const side = Math.min(144, window.innerWidth / 2);
  const x = Math.min(window.innerWidth - side, Math.max(side, (left + right) / 2));
  return { x, y: below ? bottom + 6 : top - 6, below };
}
