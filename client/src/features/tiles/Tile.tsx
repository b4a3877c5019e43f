import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { sourceName } from "../../i18n/sourceName";
import { useLive } from "../../live/live";
import { cutOff, outside } from "../../live/state";
import { VideoTile } from "../../ui/VideoTile";
import type { Source } from "../../wire/wire";
import { usePicture } from "./picture";
import { type Trouble, troubleOf } from "./trouble";

export interface TileProps {
  source: Source;
  /** Where the name stands; see VideoTile. */
  names?: "over" | "below";
  /** Their hand is up. */
  hand?: boolean;
  /** What one can do with the tile; stands in its corner. */
  action?: ReactNode;
}

/** Tile shows one source: its picture or initials, its name, whether it speaks, and in words what is wrong with it. */
export function Tile({ source, ...rest }: TileProps) {
  const { t } = useTranslation();
  const { video, showing, still, firstFrame } = usePicture(source);
  const self = useLive((state) => source.person !== undefined && source.person === state.you?.id);
  const speaking = useLive((state) => !outside(state) && state.speaking.includes(source.id));
  const lead = useLive((state) => state.leads.find(({ person }) => person === source.person)?.lead);
  const trouble = useTrouble(source, showing, still);
  const adrift = useLive(cutOff);
  const camera = source.kind === "camera";
  return (
    <VideoTile
      id={source.person ?? source.id}
      name={sourceName(t, source)}
      picture={showing && (source.video || source.lost === true)}
      speaking={speaking && camera}
      muted={camera && !source.audio ? (source.held ? "held" : "off") : undefined}
      self={self && camera}
      lead={camera && lead ? t(`lead.${lead}`) : undefined}
      fit={camera ? "cover" : "contain"}
      trouble={trouble && t(`stage.tile.${trouble}`)}
      still={trouble === "paused" || trouble === "still" || (adrift && !self)}
      {...rest}
    >
      <video ref={video} autoPlay playsInline muted data-source={source.id} onLoadedData={firstFrame} />
    </VideoTile>
  );
}

/** What is wrong with the picture. Whatever the house tries meanwhile, a paused one stays so until a frame comes. */
function useTrouble(source: Source, showing: boolean, still: boolean): Trouble | undefined {
  const told = useLive((state) => troubleOf(state, source));
  const paused = useRef(false);
  paused.current = told === "paused" || (still && paused.current);
  if (told || !still) return told;
  if (paused.current) return "paused";
  return showing ? "still" : "waiting";
}
