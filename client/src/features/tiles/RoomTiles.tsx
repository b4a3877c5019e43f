import { useEffect } from "react";
import { useLive } from "../../live/live";
import type { Source } from "../../wire/wire";
import { choose } from "./choice";
import { Grid } from "./Grid";
import { PageBar, turnBy, useTurn } from "./PageBar";
import { Pin } from "./Pin";
import styles from "./RoomTiles.module.css";
import { Spotlight } from "./Spotlight";
import { Tile } from "./Tile";
import { useRoom } from "./useRoom";

/** RoomTiles shows a room in which everybody may speak, page by page: all at the same size, or one picture large and others beside it. */
export function RoomTiles({ label }: { label: string }) {
  const room = useRoom();
  const { main, shown, page, pages } = room;
  const turn = useTurn(pages);
  useEffect(() => choose({ pinned: undefined }), []);
  const tiles = shown.map((source) => ({
    id: source.id,
    tile: <Pinnable source={source} {...(main ? { names: "below" as const } : {})} />,
  }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are a second way to what the buttons below do
    <div
      className={styles.room}
      data-large={main ? true : undefined}
      onKeyDown={(event) => turnBy(event, page, turn)}
    >
      <div className={styles.tiles}>
        {main ? (
          <Spotlight label={label} main={<Pinnable key={main.id} source={main} />} others={tiles} />
        ) : (
          <Grid label={label} tiles={tiles} />
        )}
      </div>
      <PageBar room={room} />
    </div>
  );
}

/** A tile of somebody else can be pinned, and says whether their hand is up. */
function Pinnable({ source, names }: { source: Source; names?: "below" }) {
  const self = useLive((state) => source.person !== undefined && source.person === state.you?.id);
  const hand = useLive(
    ({ hands }) => source.kind === "camera" && hands.queue.some(({ person }) => person === source.person),
  );
  return (
    <Tile
      source={source}
      hand={hand}
      {...(names ? { names } : {})}
      {...(self ? {} : { action: <Pin source={source} /> })}
    />
  );
}
