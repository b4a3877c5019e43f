import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import styles from "./Button.module.css";
import { useBusy } from "./busy";
import { Spinner } from "./Spinner";

/** ButtonLook says how much a button asks for: one "primary" per view; "live" is for what everybody will see. */
export type ButtonLook = "plain" | "primary" | "quiet" | "danger" | "live";

export interface ButtonProps
  extends Omit<AriaButtonProps, "children" | "className" | "isPending" | "onPress"> {
  look?: ButtonLook;
  size?: "small" | "medium" | "large";
  /** An icon of lucide-react, shown before the words. */
  icon?: ReactNode;
  /** What the button does. While what it gives is not settled, the button is pending. */
  onPress?: (() => unknown) | undefined;
  /**
   * A command is under way that the button does not do itself: the button keeps its focus, says so in its name, and does nothing when pressed again. React
   * Aria's own isPending would announce it through a second live region beside our Announcer.
   */
  pending?: boolean;
  /** The button takes the whole width of its container. */
  wide?: boolean;
  children: ReactNode;
}

/** Button is a button with words. */
export function Button(props: ButtonProps) {
  const {
    look = "plain",
    size = "medium",
    icon,
    pending: told,
    wide,
    children,
    onPress,
    type,
    ...rest
  } = props;
  const { t } = useTranslation();
  const [busy, run] = useBusy();
  const pending = told || busy;
  return (
    <AriaButton
      {...rest}
      type={pending ? "button" : (type ?? "button")}
      onPress={pending || !onPress ? undefined : () => void run(onPress)}
      className={styles.button ?? ""}
      data-look={look}
      data-size={size}
      data-wide={wide || undefined}
      data-pending={pending || undefined}
    >
      {pending ? <Spinner label={t("ui.pending")} /> : icon}
      <span>{children}</span>
    </AriaButton>
  );
}
