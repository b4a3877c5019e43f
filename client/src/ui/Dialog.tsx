import { lazy, type ReactNode, Suspense } from "react";

export interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** "alertdialog" asks before something that cannot be undone: only its buttons close it. */
  role?: "dialog" | "alertdialog";
  /** Buttons, the way on first. Absent where there is nothing to decide but to be done. */
  actions?: ReactNode;
  /** "page" takes what the screen has. */
  wide?: boolean | "page";
  children: ReactNode;
}

const DialogBox = lazy(() => import("./DialogBox").then((m) => ({ default: m.DialogBox })));

/**
 * Dialog asks or shows something above the place. The focus goes in, stays in, and goes back to where it came from. What that
 * takes is fetched when the first dialog opens, off the way to the plenum.
 */
export function Dialog(props: DialogProps) {
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <DialogBox {...props} />
    </Suspense>
  );
}
