import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { go } from "../../route";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import type { RoomID } from "../../wire/wire";

/** Whether a room is the table one was drawn to. */
export function useDrawnTo(room: RoomID | undefined): boolean {
  return useLive(({ mine: { roulette } }) => roulette.state === "drawn" && roulette.table === room);
}

/** RouletteClock says how long a drawn table still has. When its time is up nobody is sent away: one goes on, or stays. */
export function RouletteClock() {
  const { t } = useTranslation();
  const until = useLive((state) => state.mine.roulette.until ?? 0);
  const now = useNow(until > 0);
  const over = until > 0 && until <= now;
  useEffect(() => {
    if (over) announce(t("roulette.over"), "assertive");
  }, [over, t]);
  if (until === 0) return <Chip>{t("roulette.stays")}</Chip>;
  return (
    <Chip tone={over ? "now" : "calm"}>
      <span role="timer" aria-label={t("roulette.clockLabel")}>
        {over ? t("roulette.overShort") : t("roulette.clock", { time: clockWords(until - now) })}
      </span>
    </Chip>
  );
}

/** RouletteActions are the two ways on from a drawn table. back is the cafeteria. */
export function RouletteActions({ back }: { back: RoomID }) {
  const { t } = useTranslation();
  const clock = useLive((state) => (state.mine.roulette.until ?? 0) > 0);
  const slug = useLive((state) => state.programme?.rooms.find(({ id }) => id === back)?.slug);
  const next = async () => {
    if (await ask("roulette.next", {})) go({ place: "room", key: slug ?? back });
  };
  return (
    <>
      <Button size="small" look="primary" aria-label={t("roulette.nextLong")} onPress={next}>
        {t("roulette.next")}
      </Button>
      {clock ? (
        <Button size="small" aria-label={t("roulette.stayLong")} onPress={() => ask("roulette.stay", {})}>
          {t("roulette.stay")}
        </Button>
      ) : null}
    </>
  );
}
