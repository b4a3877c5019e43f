import { Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import type { DeviceChoice } from "../../live/state";
import { playTone } from "../../live/tone";
import { Button } from "../../ui/Button";
import { Meter } from "../../ui/Meter";
import { Select } from "../../ui/Select";
import { VideoTile } from "../../ui/VideoTile";
import styles from "./DevicePanel.module.css";
import { useLevel, usePreview } from "./usePreview";

/** DevicePanel lets one choose camera, microphone and loudspeaker, and try them. Nothing of it is sent to anybody. */
export function DevicePanel() {
  const { t } = useTranslation();
  return (
    <div className={styles.panel}>
      <Camera />
      <div className={styles.choices}>
        <Microphone />
        <Speaker />
        <p className={styles.hint}>{t("devices.private")}</p>
      </div>
    </div>
  );
}

function Camera() {
  const { t } = useTranslation();
  const chosen = useLive((state) => state.media.chosen.camera);
  const cameras = useLive((state) => state.media.devices.cameras);
  const you = useLive((state) => state.you);
  const { track, fault } = usePreview("camera", chosen);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = track ? new MediaStream([track]) : null;
  }, [track]);
  return (
    <div className={styles.camera}>
      <div className={styles.picture}>
        <VideoTile
          id={you?.id ?? "you"}
          name={you?.name ?? t("devices.preview")}
          picture={track !== undefined}
          self
        >
          <video ref={video} autoPlay playsInline muted />
        </VideoTile>
      </div>
      <Choice kind="camera" devices={cameras} chosen={chosen} />
      {fault ? <p className={styles.fault}>{t(`media.fault.camera.${fault}`)}</p> : null}
    </div>
  );
}

function Microphone() {
  const { t } = useTranslation();
  const chosen = useLive((state) => state.media.chosen.microphone);
  const microphones = useLive((state) => state.media.devices.microphones);
  const { track, fault } = usePreview("microphone", chosen);
  const level = useLevel(track);
  return (
    <div className={styles.choice}>
      <Choice kind="microphone" devices={microphones} chosen={chosen} />
      {fault ? (
        <p className={styles.fault}>{t(`media.fault.microphone.${fault}`)}</p>
      ) : (
        <>
          <Meter label={t("devices.level")} value={level} />
          <p className={styles.hint}>{t("devices.speak")}</p>
        </>
      )}
    </div>
  );
}

function Speaker() {
  const { t } = useTranslation();
  const chosen = useLive((state) => state.media.chosen.speaker);
  const speakers = useLive((state) => state.media.devices.speakers);
  const [silent, setSilent] = useState(false);
  const play = () =>
    playTone(chosen ?? "").then(
      () => setSilent(false),
      () => setSilent(true),
    );
  return (
    <div className={styles.choice}>
      {speakers.length > 0 ? <Choice kind="speaker" devices={speakers} chosen={chosen} /> : null}
      <div>
        <Button icon={<Volume2 />} onPress={() => void play()}>
          {t("devices.tone")}
        </Button>
      </div>
      {silent ? <p className={styles.fault}>{t("devices.toneFailed")}</p> : null}
    </div>
  );
}

interface ChoiceProps {
  kind: "microphone" | "camera" | "speaker";
  devices: DeviceChoice[];
  chosen: string | undefined;
}

function Choice({ kind, devices, chosen }: ChoiceProps) {
  const { t } = useTranslation();
  const named = devices.filter((device) => device.id !== "default");
  const options = named.map(({ id, label }, i) => ({
    value: id,
    label: label || t(`devices.unnamed.${kind}`, { number: i + 1 }),
  }));
  return (
    <Select
      label={t(`devices.${kind}`)}
      value={named.some((device) => device.id === chosen) ? (chosen ?? "") : ""}
      options={[{ value: "", label: t("devices.system") }, ...options]}
      onChange={(id) => void live.media.choose(kind, id)}
    />
  );
}
