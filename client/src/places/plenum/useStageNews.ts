import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Air, airOf } from "../../features/stage/state";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";

const news: Record<Air, "stage.began" | "stage.ended" | "stage.broke"> = {
  live: "stage.began",
  paused: "stage.ended",
  broken: "stage.broke",
};

/**
 * useStageNews reads aloud when the stage goes live, pauses or breaks off, and whose card comes onto it with who reports; not
 * what was so when one came in.
 */
export function useStageNews(): void {
  const { t } = useTranslation();
  const air = useLive((state) => airOf(state.stage));
  const card = useLive((state) => state.stage?.card);
  const before = useRef({ air, card: card?.id });
  useEffect(() => {
    const was = before.current;
    before.current = { air, card: card?.id };
    if (was.air !== air) announce(t(news[air]), "polite", "stage");
    if (!card || was.card === card.id) return;
    const { group, reporter, card: written } = card;
    const who = t(reporter ? "report.reportsBy" : "report.reports", { group, name: reporter ?? "" });
    announce([who, written?.title].filter(Boolean).join(": "), "polite", "stage");
  }, [air, card, t]);
}
