import type { ReactNode } from "react";
import { ToggleButton as AriaToggle } from "react-aria-components/ToggleButton";
import { Toolbar as AriaToolbar } from "react-aria-components/Toolbar";
import button from "./IconButton.module.css";
import { Tip } from "./Tip";
import styles from "./Tools.module.css";

/** Tools is a row of tools: one stop of the tab key, and the arrows go from one to the next. */
export function Tools({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={styles.tools ?? ""}>
      {children}
    </AriaToolbar>
  );
}

export interface ToolProps {
  /** The tool's name; also shown beside it on hover and focus. */
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  /** An icon of lucide-react. */
  children: ReactNode;
}

/** Tool is a tool that is on or off. */
export function Tool({ label, on, onChange, children }: ToolProps) {
  return (
    <Tip text={label}>
      <AriaToggle
        aria-label={label}
        isSelected={on}
        onChange={onChange}
        className={`${button.button} ${styles.tool}`}
        data-size="small"
        data-look="quiet"
      >
        {children}
      </AriaToggle>
    </Tip>
  );
}
