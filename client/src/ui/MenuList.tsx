import type { RefObject } from "react";
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { MenuEntry } from "./Menu";
import styles from "./Menu.module.css";

export interface MenuListProps {
  label: string;
  items: MenuEntry[];
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** MenuList is an open Menu: arrows and first letters move in it, Escape closes it, the focus goes back to the trigger. */
export function MenuList({ label, items, trigger, onClose }: MenuListProps) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => open || onClose()}
      triggerRef={trigger}
      trigger="MenuTrigger"
      aria-label={label}
      className={styles.popover ?? ""}
      placement="bottom end"
      offset={4}
    >
      <AriaMenu
        aria-label={label}
        autoFocus="first"
        className={styles.menu ?? ""}
        disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}
        onClose={onClose}
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
  );
}
