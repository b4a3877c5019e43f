import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../i18n/times";
import { useLive } from "../live/live";
import { announce } from "../ui/announce";
import { Banner } from "../ui/Banner";

/** From when on a lost line is worth a look at one's own network, in ms. */
const long = 20_000;

/** LineBanner says that the line is lost, for as long as it is, and that it is back. */
export function LineBanner() {
  const { t } = useTranslation();
  const times = useTimes(undefined);
  const lost = useLive((state) => state.line === "lost");
  const since = useLive((state) => state.lostSince);
  const away = useElapsed(lost ? since : undefined);
  const before = useRef(lost);
  useEffect(() => {
    if (before.current !== lost) announce(t(lost ? "line.lost" : "line.back"), "assertive");
    before.current = lost;
  }, [lost, t]);
  if (!lost) return null;
  return (
    <Banner tone="warning">
      {away < long ? t("line.lost") : t("line.lostLong", { time: times.span(away) })}
    </Banner>
  );
}

/** The ms since a moment, counted each second; 0 while there is none. */
function useElapsed(since: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return since === undefined ? 0 : Math.max(0, now - since);
}
