import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import type { Wait } from "./state";

/** How long one may wait before it is worth a word, in ms. */
const patience = 300;

/** The wait for one's turn, once it is worth a word; it is read aloud when it begins and when it is over, and not in between. */
export function useTurn(): Wait | undefined {
  const { t, i18n } = useTranslation();
  const waiting = useLive((state) => state.media.waiting);
  const view = useLive((state) => state.media.view);
  const late = useLate(waiting !== undefined);
  const told = useRef(false);
  const shown = late ? waiting : undefined;
  useEffect(() => {
    if (shown && !told.current) {
      told.current = true;
      announce(t("waiting.began", { count: shown.position - 1, number: numberIn(i18n.language, shown) }));
    }
    if (!shown && view !== "connecting" && told.current) {
      told.current = false;
      if (view === "open") announce(t("waiting.over"));
    }
  }, [shown, view, t, i18n.language]);
  return shown;
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
