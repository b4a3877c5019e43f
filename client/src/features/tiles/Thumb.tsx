import { Avatar } from "../../ui/Avatar";
import { tint } from "../../ui/tint";
import type { Source } from "../../wire/wire";
import { usePicture } from "./picture";
import styles from "./Thumb.module.css";

/** Thumb is a small picture of a source. Its name and state stand beside it, so it is silent. */
export function Thumb({ source }: { source: Source }) {
  const { video, showing, firstFrame } = usePicture(source);
  const picture = showing && (source.video || source.lost === true);
  const id = source.person ?? source.id;
  return (
    <div className={styles.thumb} data-tint={tint(id)} data-picture={picture} aria-hidden="true">
      <video ref={video} autoPlay playsInline muted data-source={source.id} onLoadedData={firstFrame} />
      {picture ? null : <Avatar id={id} name={source.name} size="medium" />}
    </div>
  );
}
