import { Camera, CameraOff, Check, Mic, MicOff, TriangleAlert, Volume2, VolumeX, Wifi } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip, type ChipTone } from "../../ui/Chip";
import { type Checked, checkMachine, type DeviceCheck } from "./checks";
import styles from "./Welcome.module.css";

/** Checks says in words what was found of sound, network, camera and microphone without asking anything. */
export function Checks({ took }: { took: number }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Checked>();
  useEffect(() => {
    let wanted = true;
    void checkMachine(took).then((checked) => wanted && setFound(checked));
    return () => {
      wanted = false;
    };
  }, [took]);
  if (!found) {
    return (
      <p className={styles.checks}>
        <Chip tone="plain">{t("enter.network.wait")}</Chip>
      </p>
    );
  }
  const { sound, network, camera, microphone } = found;
  return (
    <ul className={styles.checks} aria-label={t("enter.checks")}>
      <li>
        <Chip tone={sound === "ok" ? "ok" : "danger"} icon={sound === "ok" ? <Volume2 /> : <VolumeX />}>
          {t(`enter.sound.${sound}`)}
        </Chip>
      </li>
      <li>
        <Chip
          tone={network === "direct" ? "ok" : network === "slow" ? "now" : "danger"}
          icon={network === "direct" ? <Wifi /> : <TriangleAlert />}
        >
          {t(`enter.network.${network}`)}
        </Chip>
      </li>
      <li>
        <Chip
          tone={tone(camera)}
          icon={camera === "ready" ? <Check /> : usable(camera) ? <Camera /> : <CameraOff />}
        >
          {t(`enter.camera.${camera}`)}
        </Chip>
      </li>
      <li>
        <Chip
          tone={tone(microphone)}
          icon={microphone === "ready" ? <Check /> : usable(microphone) ? <Mic /> : <MicOff />}
        >
          {t(`enter.microphone.${microphone}`)}
        </Chip>
      </li>
    </ul>
  );
}

function usable(check: DeviceCheck): boolean {
  return check === "ready" || check === "ask";
}

/** A missing camera is no fault: one can take part without. */
function tone(check: DeviceCheck): ChipTone {
  return check === "ready" ? "ok" : check === "denied" ? "now" : "plain";
}
