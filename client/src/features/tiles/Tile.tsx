import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sourceName } from "../../i18n/sourceName";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import { VideoTile } from "../../ui/VideoTile";
import type { Source } from "../../wire/wire";
import { isBlocked, usePicture } from "./picture";

export interface TileProps {
  source: Source;
  /** A chip in the upper corner; what is wrong with the picture comes before it. */
  badge?: ReactNode;
  actions?: ReactNode;
}

/** Tile shows one source: its picture or initials, its name, whether it speaks, and in words what is wrong with it. */
export function Tile({ source, badge, actions }: TileProps) {
  const { t } = useTranslation();
  const { video, showing, firstFrame } = usePicture(source);
  const self = useLive((state) => source.person !== undefined && source.person === state.you?.id);
  const speaking = useLive((state) => state.speaking.includes(source.id));
  const blocked = useLive((state) => isBlocked(state, source.id));
  const camera = source.kind === "camera";
  const waiting = !self && !source.up && source.video;
  const trouble = source.lost ? "lost" : waiting ? "waiting" : blocked ? "blocked" : undefined;
  return (
    <VideoTile
      id={source.person ?? source.id}
      name={sourceName(t, source)}
      picture={showing && (source.video || source.lost === true)}
      speaking={speaking && camera}
      muted={camera && !source.audio}
      self={self && camera}
      fit={camera ? "cover" : "contain"}
      badge={trouble ? <Chip tone="plain">{t(`stage.tile.${trouble}`)}</Chip> : badge}
      actions={actions}
    >
      <video ref={video} autoPlay playsInline muted data-source={source.id} onLoadedData={firstFrame} />
    </VideoTile>
  );
}
