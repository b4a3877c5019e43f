import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import pill from "./pill.module.css";
import { Tip } from "./Tip";
import styles from "./ToggleButton.module.css";

export interface ToggleButtonProps {
  /** What is so now, in words: "Mikrofon aus". */
  state: string;
  /** What a press does, in words: "einschalten". The button's name is both: "Mikrofon aus, einschalten". */
  action: string;
  /** Whether the thing is on. Told by words and icon; the colour only underlines it. */
  on: boolean;
  onChange: (on: boolean) => void;
  /** An icon of lucide-react that shows the state. */
  icon: ReactNode;
  /** "alert" paints the off state as a warning: what one believes to say is not heard. */
  off?: "plain" | "alert";
  /** "live" paints the on state amber: others see or hear this now. */
  look?: "plain" | "live";
  disabled?: boolean;
  /** Keyboard shortcut as in aria-keyshortcuts, where one is set. */
  shortcut?: string;
}

/**
 * ToggleButton switches something of one's own in the control bar. Its name says the state and what a press does; aria-pressed
 * beside such a name would say the state a second time, and wrongly ("Mikrofon aus, not pressed"). It shows its words, so it needs
 * a tip only for a shortcut.
 */
export function ToggleButton(props: ToggleButtonProps) {
  const { state, action, on, onChange, icon, off = "plain", look = "plain", disabled, shortcut } = props;
  const name = `${state}, ${action}`;
  const button = (
    <AriaButton
      className={`${pill.pill} ${styles.toggle}`}
      aria-label={name}
      onPress={() => onChange(!on)}
      isDisabled={disabled ?? false}
      data-on={on}
      data-off-look={off}
      data-look={look}
      {...(shortcut ? { "aria-keyshortcuts": shortcut } : {})}
    >
      {icon}
      <span>{state}</span>
    </AriaButton>
  );
  return shortcut ? <Tip text={`${name} (${shortcut})`}>{button}</Tip> : button;
}
