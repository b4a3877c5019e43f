import { Mic, MicOff, MonitorUp, MonitorX, Settings2, Video, VideoOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import type { Switch } from "../../live/state";
import { ToggleButton } from "../../ui/ToggleButton";
import { DeviceDialog } from "./DeviceDialog";

const icons: Record<Switch, { on: ReactNode; off: ReactNode }> = {
  microphone: { on: <Mic />, off: <MicOff /> },
  camera: { on: <Video />, off: <VideoOff /> },
  screen: { on: <MonitorUp />, off: <MonitorX /> },
};

/** MediaControls are one's own switches: microphone, camera, screen. onAir says that the audience sees and hears them. */
export function MediaControls({ onAir }: { onAir?: boolean }) {
  const canShare = navigator.mediaDevices && "getDisplayMedia" in navigator.mediaDevices;
  return (
    <>
      <MediaSwitch which="microphone" onAir={onAir} />
      <MediaSwitch which="camera" onAir={onAir} />
      {canShare ? <MediaSwitch which="screen" onAir={onAir} /> : null}
    </>
  );
}

function MediaSwitch({ which, onAir }: { which: Switch; onAir: boolean | undefined }) {
  const { t } = useTranslation();
  const on = useLive((state) => state.media[which]);
  const starting = useLive((state) => state.media.starting[which] ?? false);
  const held = useLive((state) => which === "microphone" && state.media.held);
  const state = starting ? "starting" : held ? "held" : on ? "on" : "off";
  return (
    <ToggleButton
      state={t(`media.${which}.${state === "held" ? "off" : state}`)}
      action={state === "held" ? t("media.held") : t(on ? "media.switchOff" : "media.switchOn")}
      on={on}
      onChange={(next) => void live.media.set(which, next)}
      icon={on ? icons[which].on : icons[which].off}
      off={held ? "alert" : "plain"}
      look={onAir ? "live" : "plain"}
    />
  );
}

/** DeviceButton opens the choice of devices. */
export function DeviceButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ToggleButton
        state={t("devices.title")}
        action={t("devices.choose")}
        on={false}
        onChange={() => setOpen(true)}
        icon={<Settings2 />}
      />
      <DeviceDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
