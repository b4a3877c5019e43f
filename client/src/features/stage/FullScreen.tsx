import { Maximize, Minimize } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { IconButton } from "../../ui/IconButton";
import styles from "./FullScreen.module.css";

/**
 * FullScreen holds the stage, and a button that fills the whole screen with it where the browser can. An invitation ends it,
 * because its question stands outside.
 */
export function FullScreen({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  const pictures = useLive((state) => state.media.waiting === undefined && !state.media.full);
  const invited = useLive((state) => state.invited);
  useEffect(() => {
    const look = () => setFull(frame.current !== null && document.fullscreenElement === frame.current);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  useEffect(() => {
    if (full && invited) void document.exitFullscreen();
  }, [full, invited]);
  // A browser may refuse; then the stage stays as it is, which one sees.
  const change = () =>
    (full ? document.exitFullscreen() : frame.current?.requestFullscreen())?.catch(() => undefined);
  return (
    <div ref={frame} className={styles.frame}>
      {children}
      {document.fullscreenEnabled && (pictures || full) ? (
        <div className={styles.button}>
          <IconButton
            size="small"
            label={t(full ? "stage.leaveFullScreen" : "stage.fullScreen")}
            onPress={() => void change()}
          >
            {full ? <Minimize /> : <Maximize />}
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
