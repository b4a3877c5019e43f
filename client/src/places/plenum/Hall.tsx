import { Clapperboard } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DeviceButton, MediaControls } from "../../features/devices/MediaControls";
import { MediaNews } from "../../features/devices/MediaNews";
import { HandButton } from "../../features/hands/HandButton";
import { NowChip } from "../../features/line/NowChip";
import { NowLine } from "../../features/programme/NowLine";
import { nowIn } from "../../features/programme/state";
import { ReactionButton } from "../../features/reactions/ReactionButton";
import { ReactionSum } from "../../features/reactions/ReactionSum";
import { RunList } from "../../features/report/RunList";
import { onAir } from "../../features/stage/CueLight";
import { FullScreen } from "../../features/stage/FullScreen";
import { Invitation } from "../../features/stage/Invitation";
import { type Air, airOf } from "../../features/stage/state";
import { useLive } from "../../live/live";
import { outside } from "../../live/state";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { ControlBar } from "../../ui/ControlBar";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { Loading } from "../../ui/Spinner";
import { LeaveButton } from "../LeaveButton";
import { RoomSide } from "../RoomSide";
import { StageView } from "../StageView";
import { GreenRoom } from "./GreenRoom";
import styles from "./Hall.module.css";
import { useStageNews } from "./useStageNews";

/** Hall is the plenum as one sits in it: the stage, the chat, the people; and the green room for those behind the stage. */
export function Hall({ onDirect }: { onDirect?: () => void }) {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const session = useLive((state) => nowIn(state.programme, state.running, state.room?.id));
  const air = useLive((state) => airOf(state.stage));
  const backstage = useLive((state) => state.backstage !== undefined);
  useStageNews();
  return (
    <>
      <PlaceFrame
        look="stage"
        title={session?.title ?? room?.name ?? t("place.plenum")}
        chips={<AirChip air={air} />}
        lead={room ? <NowLine room={room.id} brief={session !== undefined} /> : null}
        actions={
          onDirect ? (
            <Button icon={<Clapperboard />} onPress={onDirect}>
              {t("studio.open")}
            </Button>
          ) : undefined
        }
        side={<Side />}
        controls={<Controls backstage={backstage} />}
      >
        <div className={styles.hall} data-backstage={backstage || undefined}>
          <FullScreen>
            <Shown />
          </FullScreen>
          {backstage ? <GreenRoom /> : null}
          <ReactionSum />
        </div>
      </PlaceFrame>
      <Invitation />
    </>
  );
}

function AirChip({ air }: { air: Air }) {
  const { t } = useTranslation();
  return air === "live" ? (
    <NowChip>{t("stage.live")}</NowChip>
  ) : (
    <Chip tone="plain">{t(`stage.${air}`)}</Chip>
  );
}

function Shown() {
  const { t } = useTranslation();
  const stage = useLive((state) => state.stage);
  return stage ? (
    <StageView label={t("stage.label")} stage={stage} flows />
  ) : (
    <Loading label={t("stage.loading")} />
  );
}

/** Those who direct have what there is to report beside the hall as well. */
function Side() {
  const { t } = useTranslation();
  const cards = useLive((state) => state.report?.cards.length ?? 0);
  if (cards === 0) return <RoomSide key="plain" />;
  const report = { id: "report", label: t("report.title"), count: cards, content: <RunList /> };
  return <RoomSide key="report" first={[report]} />;
}

function Controls({ backstage }: { backstage: boolean }) {
  const { t } = useTranslation();
  const live = useLive(onAir);
  const listens = useLive((state) => state.media.waiting === undefined && !outside(state));
  return (
    <>
      <MediaNews />
      <ControlBar>
        {backstage ? (
          <MediaControls onAir={live} />
        ) : (
          <p className={styles.listening}>
            {t("stage.listening", { context: listens ? undefined : "later" })}
          </p>
        )}
        <HandButton />
        <ReactionButton />
        <DeviceButton />
        <LeaveButton />
      </ControlBar>
    </>
  );
}
