import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./IconButton";
import styles from "./Toasts.module.css";

export interface ToastEntry {
  id: string;
  text: string;
  tone?: "info" | "danger";
}

/** Toasts shows short notices until they are closed. They are announced where they arise, so the list itself is no live region. */
export function Toasts({ toasts, onClose }: { toasts: ToastEntry[]; onClose: (id: string) => void }) {
  const { t } = useTranslation();
  if (toasts.length === 0) return null;
  return (
    <section aria-label={t("ui.notices")} className={styles.region}>
      <ul className={styles.list}>
        {toasts.map(({ id, text, tone = "info" }) => (
          <li key={id} className={styles.toast} data-tone={tone}>
            <p>{text}</p>
            <IconButton label={t("ui.closeNotice")} size="small" onPress={() => onClose(id)}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
