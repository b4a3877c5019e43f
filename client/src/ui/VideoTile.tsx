import { Hand, MicOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "./Avatar";
import { tint } from "./tint";
import styles from "./VideoTile.module.css";

export interface VideoTileProps {
  /** Whose tile it is; gives the tint. */
  id: string;
  /** What stands under the picture. */
  name: string;
  /** Whose initials stand there without a picture; the name's own when absent. */
  initialsOf?: string;
  /** Whether a picture is shown; without one the initials stand for the person. */
  picture: boolean;
  /** Said by ring and word. */
  speaking?: boolean;
  /** The microphone is off: by their own choice, or "held" by a host or moderator. Only the latter is a warning. */
  muted?: "off" | "held" | undefined;
  /** The tile shows oneself: mirrored, and named so. */
  self?: boolean;
  /** "contain" shows the whole picture (slides), "cover" fills the tile (people). */
  fit?: "cover" | "contain";
  /** Where the name stands: on the picture, or below it, where it would hide too much. Slides have it below. */
  names?: "over" | "below";
  /** What is wrong with the picture, in words. */
  trouble?: string | undefined;
  /** The picture is an old one. */
  still?: boolean;
  /** What they are in the room, as "Moderation"; stands behind the name. */
  lead?: string | undefined;
  /** Their hand is up. */
  hand?: boolean;
  /** What one can do with the tile; stands in its corner. */
  action?: ReactNode;
  /** The video element. It stays mounted without a picture, hidden. */
  children?: ReactNode;
}

/** VideoTile frames one picture: the picture, the name plate, who speaks, who is muted. */
export function VideoTile(props: VideoTileProps) {
  const {
    id,
    name,
    initialsOf = name,
    picture,
    speaking,
    muted,
    self,
    fit = "cover",
    names = fit === "contain" ? "below" : "over",
    trouble,
    still,
    lead,
    hand,
    action,
    children,
  } = props;
  const { t } = useTranslation();
  const words = [
    name,
    lead,
    self && t("ui.tile.you"),
    speaking && t("ui.tile.speaking"),
    muted && t(muted === "held" ? "ui.tile.held" : "ui.tile.muted"),
    hand && t("ui.tile.hand"),
  ];
  return (
    <figure
      className={styles.tile}
      data-names={names}
      data-speaking={speaking || undefined}
      aria-label={words.filter(Boolean).join(", ")}
    >
      <div
        className={styles.frame}
        data-tint={tint(id)}
        data-picture={picture}
        data-self={self || undefined}
        data-fit={fit}
        data-still={still || undefined}
      >
        <div className={styles.picture}>{children}</div>
        {picture ? null : <Avatar id={id} name={initialsOf} size="tile" />}
        {trouble ? <p className={styles.trouble}>{trouble}</p> : null}
        {hand ? (
          <span className={styles.hand} aria-hidden="true">
            <Hand />
          </span>
        ) : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
      <figcaption className={styles.plate} aria-hidden="true">
        {speaking ? <span className={styles.dot} /> : null}
        {muted ? <MicOff data-muted={muted} /> : null}
        <span className={styles.name}>
          {lead ? `${name} ${t("ui.tile.lead", { lead })}` : name}{" "}
          {self ? <span className={styles.mine}>{t("ui.tile.mine")}</span> : null}
        </span>
      </figcaption>
    </figure>
  );
}
