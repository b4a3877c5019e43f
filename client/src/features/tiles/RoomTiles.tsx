import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import type { State } from "../../live/state";
import type { Source } from "../../wire/wire";
import { seats, stagingOf } from "./arrange";
import { Grid } from "./Grid";
import styles from "./RoomTiles.module.css";
import { Spotlight } from "./Spotlight";
import { Tile } from "./Tile";

/** One's own camera as it is on this side: at once, and also before anything was published. */
export function ownCamera(state: State): Source | undefined {
  const { you, media } = state;
  if (!you) return undefined;
  const { id, name, role } = you;
  const on = { audio: media.microphone, video: media.camera, held: media.held, up: true };
  return { id: `${id}.camera`, kind: "camera", person: id, name, role, ...on };
}

/** RoomTiles shows a room in which everybody may speak: a shared screen large, up to nine people, and how many more there are. */
export function RoomTiles({ label }: { label: string }) {
  const { t } = useTranslation();
  const sources = useLive((state) => state.sources);
  const people = useLive((state) => state.people);
  const own = useLive(ownCamera);
  const { screen, shown } = stagingOf(sources, people.here ?? [], own);
  const tiles = shown.map((source) => ({
    id: source.id,
    tile: <Tile source={source} names={screen ? "below" : "over"} />,
  }));
  const more = people.count - shown.length;
  return (
    <div className={styles.room}>
      {screen ? (
        <Spotlight label={label} main={<Tile source={screen} />} others={tiles.slice(0, seats - 1)} />
      ) : (
        <Grid label={label} tiles={tiles} />
      )}
      {more > 0 ? <p className={styles.more}>{t("workshop.others", { count: more })}</p> : null}
    </div>
  );
}
