import { useEffect, useState } from "react";
import { faultOf, openCamera, openMicrophone } from "../../live/devices";
import { live } from "../../live/live";
import { meter } from "../../live/meter";
import type { DeviceFault } from "../../live/state";

/** A device one tries out: its track while it runs, or why it does not. */
export interface Preview {
  track?: MediaStreamTrack;
  fault?: DeviceFault;
}

/** Runs a microphone or camera for as long as the component is there, for oneself alone. */
export function usePreview(kind: "microphone" | "camera", id: string | undefined): Preview {
  const [preview, setPreview] = useState<Preview>({});
  useEffect(() => {
    let gone = false;
    let running: MediaStreamTrack | undefined;
    const open = kind === "microphone" ? openMicrophone : openCamera;
    open(id).then(
      (track) => {
        if (gone) return track.stop();
        running = track;
        setPreview({ track });
        void live.media.list();
      },
      (error: unknown) => gone || setPreview({ fault: faultOf(error) }),
    );
    return () => {
      gone = true;
      running?.stop();
      setPreview({});
    };
  }, [kind, id]);
  return preview;
}

/** The level of a microphone, 0 to 100, ten times a second. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => (track ? meter(track, setLevel) : undefined), [track]);
  return track ? level : 0;
}
