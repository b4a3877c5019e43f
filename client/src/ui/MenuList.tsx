import { Check } from "lucide-react";
import type { RefObject } from "react";
import { Menu as AriaMenu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
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
  const { t } = useTranslation();
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
            {...(item.chosen ? { "aria-label": t("ui.chosen", { what: item.label }) } : {})}
          >
            {item.chosen === undefined ? item.icon : <Check data-chosen={item.chosen} aria-hidden="true" />}
            <span>{item.label}</span>
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
