import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { Move } from "../../wire/wire";
import { follow } from "./useAsked";

/** Below this a time is told in seconds, in ms. */
const minute = 60_000;

/** MoveNotice says quietly where the house takes one next, and when; one may go at once, and mostly stay. */
export function MoveNotice() {
  const asked = useLive((state) => state.asked);
  const here = useLive((state) => state.room?.id);
  return asked && asked.room !== here ? <Notice key={`${asked.room} ${asked.at}`} move={asked} /> : null;
}

function Notice({ move }: { move: Move }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = move.at - now;
  const span = (ms: number) =>
    ms < minute ? t("move.seconds", { count: Math.ceil(ms / 1_000) }) : clockWords(ms);
  const words = (ms: number) => {
    const { why, name: room, title = "" } = move;
    return ms > 0
      ? t(`move.soon.${why}`, { time: span(ms), room, title })
      : t(`move.now.${why}`, { room, title });
  };
  const [first] = useState(() => words(left));
  useEffect(() => announce(first, "assertive"), [first]);
  return (
    <Banner
      actions={
        <>
          <Button size="small" look="primary" onPress={() => follow(move)}>
            {t("move.go")}
          </Button>
          {move.stay ? (
            <Button size="small" onPress={() => ask("move.stay", {})}>
              {t("move.stay")}
            </Button>
          ) : null}
        </>
      }
    >
      <span role="timer" aria-label={t("move.label")}>
        {words(left)}
      </span>
    </Banner>
  );
}
