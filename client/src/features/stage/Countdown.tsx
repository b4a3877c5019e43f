import { Timer } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { announce } from "../../ui/announce";
import { Chip } from "../../ui/Chip";

/** Countdown shows the director's countdown to everybody behind the stage, while one runs. */
export function Countdown() {
  const { t } = useTranslation();
  const end = useLive((state) => state.backstage?.countdown ?? 0);
  const now = useNow(end > 0);
  const left = end - now;
  const running = end > 0 && left > -1_000;
  useEffect(() => {
    if (end > 0) announce(t("stage.countdown.began"), "assertive");
  }, [end, t]);
  if (!running) return null;
  return (
    <span role="timer" aria-label={t("stage.countdown.label")}>
      <Chip tone="now" icon={<Timer aria-hidden="true" />}>
        {t("stage.countdown.left", { time: clockWords(left) })}
      </Chip>
    </span>
  );
}
