import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import type { State } from "../../live/state";
import { announce } from "../../ui/announce";
import type { Cue } from "../../wire/wire";
import styles from "./CueLight.module.css";

/** One's own light: the brightest of one's sources'. */
export function ownCue(state: State): Cue {
  const mine = (state.backstage?.sources ?? []).filter(
    (source) => source.person && source.person === state.you?.id,
  );
  const cues = mine.map((source) => source.cue);
  return cues.includes("live") ? "live" : cues.includes("ready") ? "ready" : "off";
}

/** CueLight tells a speaker, in words and colour, whether the audience sees and hears them. A change is read aloud at once. */
export function CueLight() {
  const { t } = useTranslation();
  const cue = useLive(ownCue);
  const before = useRef(cue);
  useEffect(() => {
    if (before.current === cue) return;
    before.current = cue;
    announce(t(`stage.cue.${cue}`), "assertive");
  }, [cue, t]);
  return (
    <p className={styles.light} data-cue={cue}>
      <span className={styles.lamp} aria-hidden="true" />
      {t(`stage.cue.${cue}`)}
    </p>
  );
}
