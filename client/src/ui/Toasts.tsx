import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { IconButton } from "./IconButton";
import styles from "./Toasts.module.css";

export interface ToastEntry {
  id: string;
  text: string;
  tone?: "info" | "danger";
}

/** More than so many do not stand one above the other unasked: they would take the screen of a phone. */
const most = 2;

/**
 * Toasts shows short notices until they are closed; of many only the newest that matters most, the others behind a line. They are
 * announced where they arise, so the list itself is no live region.
 */
export function Toasts({ toasts, onClose }: { toasts: ToastEntry[]; onClose: (id: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const many = toasts.length > most;
  if (open && !many) setOpen(false);
  if (toasts.length === 0) return null;
  const first = toasts.findLast(({ tone }) => tone === "danger") ?? toasts.at(-1);
  const shown = many && !open ? toasts.filter((toast) => toast === first) : toasts;
  return (
    <section aria-label={t("ui.notices")} className={styles.region}>
      <ul className={styles.list}>
        {shown.map(({ id, text, tone = "info" }) => (
          <li key={id} className={styles.toast} data-tone={tone}>
            <p>{text}</p>
            <IconButton label={t("ui.closeNotice")} size="small" onPress={() => onClose(id)}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      {many ? (
        <Button look="quiet" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? t("ui.fewerNotices") : t("ui.moreNotices", { count: toasts.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
