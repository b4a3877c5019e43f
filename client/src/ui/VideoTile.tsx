import { MicOff } from "lucide-react";
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
  /** The microphone is off. */
  muted?: boolean;
  /** The tile shows oneself: mirrored, and named so. */
  self?: boolean;
  /** "contain" shows the whole picture (slides), "cover" fills the tile (people). */
  fit?: "cover" | "contain";
  /** A chip in the upper corner: live, ready, slate. */
  badge?: ReactNode;
  /** Buttons in the upper corner, shown always, never on hover alone. */
  actions?: ReactNode;
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
    badge,
    actions,
    children,
  } = props;
  const { t } = useTranslation();
  const words = [
    name,
    self && t("ui.tile.you"),
    speaking && t("ui.tile.speaking"),
    muted && t("ui.tile.muted"),
  ];
  return (
    <figure
      className={styles.tile}
      data-tint={tint(id)}
      data-picture={picture}
      data-speaking={speaking || undefined}
      data-self={self || undefined}
      data-fit={fit}
      aria-label={words.filter(Boolean).join(", ")}
    >
      <div className={styles.picture}>{children}</div>
      {picture ? null : <Avatar id={id} name={initialsOf} size="tile" />}
      {badge ? <div className={styles.badge}>{badge}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      <figcaption className={styles.plate} aria-hidden="true">
        {speaking ? <span className={styles.dot} /> : null}
        {muted ? <MicOff /> : null}
        <span className={styles.name}>{self ? t("ui.tile.self", { name }) : name}</span>
      </figcaption>
    </figure>
  );
}
