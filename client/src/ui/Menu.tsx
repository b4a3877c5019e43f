import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import styles from "./Menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Takes something away from somebody. */
  danger?: boolean;
  disabled?: boolean;
  onAction: () => void;
}

/** Menu opens a list of commands below its trigger, a Button or IconButton. */
export function Menu({
  label,
  trigger,
  items,
}: {
  label: string;
  trigger: ReactElement;
  items: MenuEntry[];
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ""} placement="bottom end" offset={4}>
        <AriaMenu
          aria-label={label}
          className={styles.menu ?? ""}
          disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}
        >
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              className={styles.item ?? ""}
              data-danger={item.danger || undefined}
              onAction={item.onAction}
            >
              {item.icon}
              <span>{item.label}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
