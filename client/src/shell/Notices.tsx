import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NoticeKey } from "../i18n";
import { live, useLive } from "../live/live";
import type { Notice } from "../live/state";
import { announce } from "../ui/announce";
import { Toasts } from "../ui/Toasts";

/** How long a notice stays, in ms; one that interrupts stays until it is closed (WCAG 2.2.1). */
const stay = 10_000;

/** Notices shows what is to be told once, and reads it aloud. */
export function Notices() {
  const { t } = useTranslation();
  const notices = useLive((state) => state.notices);
  const told = useRef(0);
  const words = (notice: Notice) => t(`notice.${notice.key as NoticeKey}`, notice.params);
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    for (const notice of notices.filter(({ id }) => id > told.current)) {
      told.current = notice.id;
      announce(latest.current(notice), notice.assertive ? "assertive" : "polite");
      if (!notice.assertive) setTimeout(() => live.dismiss(notice.id), stay);
    }
  }, [notices]);
  return (
    <Toasts
      toasts={notices.map((notice) => ({
        id: String(notice.id),
        text: words(notice),
        tone: notice.assertive ? "danger" : "info",
      }))}
      onClose={(id) => live.dismiss(Number(id))}
    />
  );
}
