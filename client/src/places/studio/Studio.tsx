import { Presentation } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DeviceButton, MediaControls } from "../../features/devices/MediaControls";
import { MediaNews } from "../../features/devices/MediaNews";
import { NextHand } from "../../features/hands/NextHand";
import { NowChip } from "../../features/line/NowChip";
import { NowLine } from "../../features/programme/NowLine";
import { RunList } from "../../features/report/RunList";
import { Countdown } from "../../features/stage/Countdown";
import { onAir } from "../../features/stage/CueLight";
import { airOf } from "../../features/stage/state";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { ControlBar } from "../../ui/ControlBar";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { LeaveButton } from "../LeaveButton";
import { RoomSide } from "../RoomSide";
import { CountdownMenu } from "./CountdownMenu";
import { Desk } from "./Desk";
import { GreenList } from "./GreenList";
import { PauseButton } from "./PauseButton";
import { RunOfShow } from "./RunOfShow";
import styles from "./Studio.module.css";

const minute = 60_000;

/** Studio is where the stage is directed: the green room on one side, preview and programme in the middle, the run of show beside. */
export function Studio({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const cards = useLive((state) => state.report?.cards.length ?? 0);
  return (
    <PlaceFrame
      look="split"
      title={t("studio.heading", { room: room?.name ?? "" })}
      chips={<OnAirChip />}
      lead={room ? <NowLine room={room.id} brief /> : null}
      actions={
        <>
          <Button look="quiet" size="small" icon={<Presentation />} onPress={onClose}>
            {t("studio.close")}
          </Button>
          <CountdownMenu />
          <PauseButton />
        </>
      }
      side={
        <RoomSide
          first={[
            { id: "run", label: t("studio.run.title"), content: <RunOfShow /> },
            { id: "report", label: t("report.title"), count: cards, content: <RunList /> },
          ]}
        />
      }
      controls={<Controls />}
    >
      <div className={styles.frame}>
        <div className={styles.studio}>
          <GreenList />
          <Desk />
        </div>
      </div>
    </PlaceFrame>
  );
}

function OnAirChip() {
  const { t } = useTranslation();
  const air = useLive((state) => airOf(state.stage));
  const since = useLive((state) => state.stage?.since ?? 0);
  const count = useLive((state) => state.people.count);
  const lost = useLive((state) => state.line === "lost");
  const { span } = useTimes(undefined);
  const time = useNow() - since;
  return (
    <>
      {air === "live" ? (
        <NowChip>{lost ? t("stage.live") : t("studio.onAir", { time: clockWords(time) })}</NowChip>
      ) : null}
      {air === "broken" ? <Chip tone="danger">{t("studio.broken")}</Chip> : null}
      {air === "paused" ? (
        <Chip tone="plain">
          {since > 0
            ? t("studio.paused", { time: span(Math.floor(time / minute) * minute) })
            : t("stage.paused")}
        </Chip>
      ) : null}
      <Countdown />
      <span className={styles.count}>{t("studio.watching", { count })}</span>
    </>
  );
}

function Controls() {
  const live = useLive(onAir);
  return (
    <>
      <NextHand />
      <MediaNews />
      <ControlBar>
        <MediaControls onAir={live} />
        <DeviceButton />
        <LeaveButton />
      </ControlBar>
    </>
  );
}
