import {
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  type Ref,
  Suspense,
  useRef,
  useState,
} from "react";
import type { ButtonProps } from "react-aria-components/Button";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Takes something away from somebody. */
  danger?: boolean;
  disabled?: boolean;
  /** It is the one of several that holds now; said in words and by a tick. */
  chosen?: boolean;
  onAction: () => void;
}

export interface MenuProps {
  label: string;
  /** A Button, an IconButton, or a button of React Aria. */
  trigger: ReactElement<ButtonProps & { ref?: Ref<HTMLButtonElement> }>;
  items: MenuEntry[];
}

const MenuList = lazy(() => import("./MenuList").then((m) => ({ default: m.MenuList })));

/** Menu opens a list of commands at its trigger. What the list takes is fetched when the first menu opens. */
export function Menu({ label, trigger, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onPress: () => setOpen(!open),
      })}
      {open ? (
        <Suspense fallback={null}>
          <MenuList label={label} items={items} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
