import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslation } from "react-i18next";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";

export interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** "alert" asks before something that cannot be undone: only its buttons close it. */
  role?: "dialog" | "alertdialog";
  /** Buttons, the way on first. */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** Dialog asks or shows something above the place. The focus goes in, stays in, and goes back to where it came from. */
export function Dialog({ title, open, onClose, role = "dialog", actions, wide, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(now) => now || onClose()}
      isDismissable={role === "dialog"}
      className={styles.veil ?? ""}
    >
      <Modal className={styles.modal ?? ""} data-wide={wide || undefined}>
        <AriaDialog role={role} className={styles.dialog ?? ""}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ""}>
              {title}
            </Heading>
            {role === "dialog" ? (
              <IconButton label={t("ui.close")} onPress={onClose}>
                <X />
              </IconButton>
            ) : null}
          </header>
          <div className={styles.body}>{children}</div>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
