import { type RefObject, useEffect, useState } from "react";
import { live } from "../../live/live";

/** How often one looks; how long a picture may stand before one asks what else comes in, and before it is worth a word, in ms. */
const tick = 500;
const doubt = 1_500;
const patience = 3_000;

/** useStill says that no new frame has come for a while though one is expected, and says so until one comes. */
export function useStill(video: RefObject<HTMLVideoElement | null>, expected: boolean): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (!expected || !element || !("requestVideoFrameCallback" in element)) return;
    let asked: number | undefined;
    let waited = 0;
    const came = () => {
      asked = undefined;
      waited = 0;
      setStill(false);
    };
    const look = () => {
      asked ??= element.requestVideoFrameCallback(came);
      waited = document.hidden ? 0 : waited + tick;
      if (waited === doubt) live.media.suspect();
      if (waited === patience) setStill(true);
    };
    const timer = setInterval(look, tick);
    return () => {
      clearInterval(timer);
      if (asked !== undefined) element.cancelVideoFrameCallback(asked);
      setStill(false);
    };
  }, [video, expected]);
  return still;
}
