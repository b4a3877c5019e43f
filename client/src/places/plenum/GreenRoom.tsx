import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Countdown } from "../../features/stage/Countdown";
import { CueLight, ownCue } from "../../features/stage/CueLight";
import { Tile } from "../../features/tiles/Tile";
import { ownCamera } from "../../features/tiles/useRoom";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import styles from "./GreenRoom.module.css";

/** GreenRoom is what a speaker has below the stage: their light, the countdown, their own picture, and who waits with them. */
export function GreenRoom() {
  const { t } = useTranslation();
  const own = useLive(ownCamera);
  const sources = useLive((state) => state.backstage?.sources ?? []);
  const onAir = useLive((state) => ownCue(state) === "live");
  const others = sources.filter((source) => source.kind !== "file" && source.person !== own?.person);
  return (
    <section className={styles.green} aria-label={t("stage.green.label")}>
      <header className={styles.head}>
        <CueLight />
        <Countdown />
        <p className={styles.words}>
          {onAir ? null : t(others.length > 0 ? "stage.green.words" : "stage.green.alone")}
        </p>
        <StepBack />
      </header>
      <ul className={styles.tiles} aria-label={t("stage.green.label")}>
        {[...(own ? [own] : []), ...others].map((source) => (
          <li key={source.id}>
            <Tile source={source} names="below" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Leads a listener who was taken onto the stage back to the audience; who belongs behind it stays there. */
function StepBack() {
  const { t } = useTranslation();
  const belongs = useLive((state) => state.you?.may.includes("backstage"));
  const [pending, setPending] = useState(false);
  if (belongs) return null;
  const back = async () => {
    setPending(true);
    await ask("stage.decline", {});
    setPending(false);
  };
  return (
    <Button size="small" icon={<Undo2 />} pending={pending} onPress={() => void back()}>
      {t("stage.green.back")}
    </Button>
  );
}
