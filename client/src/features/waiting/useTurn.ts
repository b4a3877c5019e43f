import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import type { Wait } from "./state";

/** How long one may wait before it is worth a word, in ms. */
const patience = 300;

/** What stands between one and the pictures: the wait for one's turn, once it is worth a word, or that no place is free. */
export interface Turn {
  wait: Wait | undefined;
  full: boolean;
}

/** useTurn says what one waits for. It is read aloud when it begins and when it is over, and not in between. */
export function useTurn(): Turn {
  const { t, i18n } = useTranslation();
  const waiting = useLive((state) => state.media.waiting);
  const full = useLive((state) => state.media.full);
  const open = useLive((state) => state.media.view === "open");
  const late = useLate(waiting !== undefined);
  const told = useRef<"wait" | "full">(undefined);
  const shown = late ? waiting : undefined;
  useEffect(() => {
    if (shown && told.current !== "wait") {
      told.current = "wait";
      announce(t("waiting.began", { count: shown.position - 1, number: numberIn(i18n.language, shown) }));
    }
    if (full && told.current !== "full") {
      told.current = "full";
      announce(`${t("waiting.full.title")}. ${t("waiting.full.words")}`);
    }
    if (open && told.current) {
      told.current = undefined;
      announce(t("waiting.over"));
    }
  }, [shown, full, open, t, i18n.language]);
  return { wait: shown, full };
}

/** How many are before one, as the language writes numbers. */
export function numberIn(language: string, { position }: Wait): string {
  return (position - 1).toLocaleString(language);
}

/** Whether something has been so for longer than a moment. */
function useLate(so: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [so]);
  return so && late;
}
