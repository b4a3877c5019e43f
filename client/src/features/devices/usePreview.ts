import { useEffect, useState } from "react";
import { faultOf, openCamera, openMicrophone } from "../../live/devices";
import { live, useLive } from "../../live/live";
import { meter } from "../../live/meter";
import type { DeviceFault } from "../../live/state";

/** A device one tries out: its track while it runs, or why it does not. */
export interface Preview {
  track?: MediaStreamTrack;
  fault?: DeviceFault;
}

/**
 * Runs a microphone or camera for as long as the component is there, for oneself alone. One that runs already is shared, because
 * some systems give a device only once.
 */
export function usePreview(kind: "microphone" | "camera", id: string | undefined): Preview {
  const running = useLive((state) => state.media.own[kind]?.getTracks()[0]);
  const [preview, setPreview] = useState<Preview>({});
  const shared = running !== undefined;
  useEffect(() => {
    if (shared) return;
    let gone = false;
    let opened: MediaStreamTrack | undefined;
    const open = kind === "microphone" ? openMicrophone : openCamera;
    open(id).then(
      (track) => {
        if (gone) return track.stop();
        opened = track;
        setPreview({ track });
        void live.media.list();
      },
      (error: unknown) => gone || setPreview({ fault: faultOf(error) }),
    );
    return () => {
      gone = true;
      opened?.stop();
      setPreview({});
    };
  }, [kind, id, shared]);
  return running ? { track: running } : preview;
}

/** The level of a microphone, 0 to 100, ten times a second. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => (track ? meter(track, setLevel) : undefined), [track]);
  return track ? level : 0;
}
