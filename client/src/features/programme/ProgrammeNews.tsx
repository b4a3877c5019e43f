import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { sessionsOf } from "./state";

/** ProgrammeNews reads aloud what begins, wherever one is. It shows nothing. */
export function ProgrammeNews() {
  const { t } = useTranslation();
  const running = useLive((state) => state.running.now);
  const programme = useLive((state) => state.programme);
  const before = useRef(running);
  useEffect(() => {
    const begun = running.filter((id) => !before.current.includes(id));
    before.current = running;
    for (const item of sessionsOf(programme, begun)) {
      announce(t("programme.line.began", { title: item.title }), "polite", "programme");
    }
  }, [running, programme, t]);
  return null;
}
