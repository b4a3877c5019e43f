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

/** Whether the audience gets what one sends: one is on air, and neither the line nor the publishing connection is broken. */
export function onAir(state: State): boolean {
  return ownCue(state) === "live" && arrives(state);
}

function arrives({ line, media }: State): boolean {
  return line === "open" && media.publish !== "lost" && media.publish !== "connecting";
}

/** What one's light says: on air, also what of oneself is off. */
function ownLight(state: State) {
  const cue = ownCue(state);
  if (cue !== "live") return cue;
  if (!arrives(state)) return "cut";
  const mine = (state.backstage?.sources ?? []).filter(
    ({ person, cue }) => person === state.you?.id && cue === "live",
  );
  const seen = mine.some(({ video }) => video);
  const heard = mine.some(({ audio }) => audio);
  if (seen && heard) return "live";
  return seen ? "seen" : heard ? "heard" : "neither";
}

/** CueLight tells a speaker, in words and colour, whether the audience sees and hears them. A change is read aloud at once. */
export function CueLight() {
  const { t } = useTranslation();
  const cue = useLive((state) => (ownLight(state) === "cut" ? "cut" : ownCue(state)));
  const words = useLive(ownLight);
  const before = useRef(words);
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    announce(t(`stage.cue.${words}`), "assertive");
  }, [words, t]);
  return (
    <p className={styles.light} data-cue={cue}>
      <span className={styles.lamp} aria-hidden="true" />
      {t(`stage.cue.${words}`)}
    </p>
  );
}
