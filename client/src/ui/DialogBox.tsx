import { X } from "lucide-react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import type { DialogProps } from "./Dialog";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";

/** DialogBox is an open Dialog. */
export function DialogBox({ title, onClose, role = "dialog", actions, wide, children }: DialogProps) {
  const { t } = useTranslation();
  const done = (
    <Button look="primary" onPress={onClose}>
      {t("ui.done")}
    </Button>
  );
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => open || onClose()}
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
          {actions === null ? null : <footer className={styles.actions}>{actions ?? done}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
