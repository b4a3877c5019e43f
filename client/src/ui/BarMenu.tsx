import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, type MenuEntry } from "./Menu";
import pill from "./pill.module.css";
import styles from "./ToggleButton.module.css";

/** BarMenu is a button of the control bar that opens a list of commands. */
export function BarMenu({ label, icon, items }: { label: string; icon: ReactNode; items: MenuEntry[] }) {
  return (
    <Menu
      label={label}
      items={items}
      trigger={
        <AriaButton className={`${pill.pill} ${styles.toggle}`} data-on={false} data-off-look="plain">
          {icon}
          <span>{label}</span>
        </AriaButton>
      }
    />
  );
}
