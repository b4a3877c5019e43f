import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { announce, pause } from "../../ui/announce";
import type { ChatLine } from "../../wire/wire";
import { newSince } from "./state";

/** ChatNews reads new lines aloud: one by its words, several by their count, at most every three seconds. It shows nothing. */
export function ChatNews() {
  const { t } = useTranslation();
  const lines = useLive((state) => state.chat);
  const me = useLive((state) => state.you?.id);
  const seen = useRef(lines.at(-1)?.id);
  const waiting = useRef<ChatLine[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const fresh = newSince(lines, seen.current, me);
    seen.current = lines.at(-1)?.id ?? seen.current ?? "";
    if (fresh.length === 0) return;
    waiting.current.push(...fresh);
    timer.current ??= setTimeout(() => {
      announce(words(t, waiting.current), "polite", "chat");
      waiting.current = [];
      timer.current = undefined;
    }, pause);
  }, [lines, me, t]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}

function words(t: TFunction, lines: ChatLine[]): string {
  const [line] = lines;
  return line && lines.length === 1
    ? t("chat.said", { name: line.name, text: line.text })
    : t("chat.saidMany", { count: lines.length });
}
