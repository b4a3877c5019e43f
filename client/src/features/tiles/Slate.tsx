import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { slate as id, usePicture } from "./picture";
import styles from "./Slate.module.css";

const slate = { id, kind: "file", video: true } as const;

/** Slate fills the stage while nobody is on it: the house's title card with its quiet music, or its words where it does not flow. */
export function Slate() {
  const { t } = useTranslation();
  const { video, showing, firstFrame } = usePicture(slate);
  const title = useLive((state) => state.conference?.title ?? "");
  return (
    <figure className={styles.slate} aria-label={t("stage.slate.title")} data-picture={showing} data-tint="0">
      <video ref={video} autoPlay playsInline muted data-source={id} onLoadedData={firstFrame} />
      <figcaption className={styles.words}>
        <strong>{t("stage.slate.title")}</strong>
        <span>{title}</span>
      </figcaption>
    </figure>
  );
}
