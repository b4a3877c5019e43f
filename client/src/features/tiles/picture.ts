import { useEffect, useRef, useState } from "react";
import { live, useLive } from "../../live/live";
import type { State } from "../../live/state";
import type { Source, SourceID } from "../../wire/wire";
import { useStill } from "./still";

/** The source that stands in for what is lost. */
export const slate: SourceID = "slate";

/** What one must know of a source to show it. */
export type Shown = Pick<Source, "id" | "kind" | "person" | "video" | "lost" | "frozen"> &
  Partial<Pick<Source, "up">>;

/** The picture of a source as it comes in, or one's own; undefined while none flows. */
export function pictureOf(state: State, source: Shown): MediaStream | undefined {
  const { own, streams } = state.media;
  if (source.person && source.person === state.you?.id)
    return source.kind === "screen" ? own.screen : own.camera;
  const id = source.lost || source.frozen ? slate : source.id;
  const slot = state.slots.video.find((s) => s.source === id);
  return slot && !slot.blocked ? streams[slot.mid] : undefined;
}

/** Binds a video element to a source. showing is true from the first frame on; still, when no new one has come for a while. */
export function usePicture(source: Shown) {
  const stream = useLive((state) => pictureOf(state, source));
  const own = useLive((state) => source.person !== undefined && source.person === state.you?.id);
  const video = useRef<HTMLVideoElement>(null);
  const [shown, setShown] = useState<MediaStream>();
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream ?? null;
    if (stream) void element.play().catch(() => undefined);
  }, [stream]);
  const looked = source.video && !own;
  useEffect(
    () => (video.current && looked ? live.media.watch(video.current, source.id) : undefined),
    [looked, source.id],
  );
  // A shared screen on which nothing moves sends nothing.
  const flows = looked && source.kind !== "screen" && source.up !== false && !source.lost && !source.frozen;
  const still = useStill(video, flows && stream !== undefined);
  const showing = stream !== undefined && shown === stream;
  return { video, showing, still, firstFrame: () => setShown(stream) };
}
