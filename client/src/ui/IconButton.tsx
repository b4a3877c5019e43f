import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import styles from "./IconButton.module.css";
import { Tip } from "./Tip";

export interface IconButtonProps extends Omit<AriaButtonProps, "children" | "className" | "aria-label"> {
  /** The button's name; also shown beside it on hover and focus. */
  label: string;
  size?: "small" | "medium";
  look?: "plain" | "quiet" | "danger";
  children: ReactNode;
}

/** IconButton is a button that shows an icon and is called by a name. */
export function IconButton({ label, size = "medium", look = "quiet", children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={styles.button ?? ""}
        data-size={size}
        data-look={look}
      >
        {children}
      </AriaButton>
    </Tip>
  );
}
