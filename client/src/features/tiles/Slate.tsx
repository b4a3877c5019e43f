import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { slate as id, usePicture } from "./picture";
import styles from "./Slate.module.css";

const slate = { id, kind: "file", video: true } as const;

/**
 * Slate fills the stage while nobody is on it: the house's film with its quiet music, and over the words of the film, which are
 * the same for every conference, this conference's title and the reader's language.
 */
export function Slate() {
  const { t } = useTranslation();
  const { video, showing, firstFrame } = usePicture(slate);
  const title = useLive((state) => state.conference?.title ?? "");
  const main = useLive((state) => state.conference?.language);
  return (
    <figure className={styles.slate} aria-label={t("stage.slate.title")} data-picture={showing} data-tint="0">
      <div className={styles.card}>
        <video ref={video} autoPlay playsInline muted data-source={id} onLoadedData={firstFrame} />
        <figcaption className={styles.words}>
          <span lang={main}>{title}</span>
          <strong>{t("stage.slate.title")}</strong>
        </figcaption>
      </div>
    </figure>
  );
}
