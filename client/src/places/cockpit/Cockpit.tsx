import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DeviceButton, MediaControls } from "../../features/devices/MediaControls";
import { MediaNews } from "../../features/devices/MediaNews";
import { DeskActions } from "../../features/groups/DeskActions";
import { GroupGrid } from "../../features/groups/GroupGrid";
import { HelpCalls } from "../../features/groups/HelpCalls";
import { PlanForm } from "../../features/groups/PlanForm";
import { lastEnd } from "../../features/groups/state";
import { groupsItem } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { Chip } from "../../ui/Chip";
import { ControlBar } from "../../ui/ControlBar";
import { IconButton } from "../../ui/IconButton";
import { PlaceFrame } from "../../ui/PlaceFrame";
import type { Groups } from "../../wire/wire";
import { LeaveButton } from "../LeaveButton";
import { RoomSide } from "../RoomSide";
import styles from "./Cockpit.module.css";

/** Cockpit is where those who lead a workshop have its groups in hand: the plan before, all groups at a glance while they work. */
export function Cockpit({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const groups = useLive((state) => state.groups);
  const room = useLive((state) => state.room?.id);
  const item = useLive((state) => groupsItem(state.programme, state.running, room));
  const working = groups?.phase === "running" || groups?.phase === "recalling";
  return (
    <PlaceFrame
      title={t(working ? "groups.title" : "groups.plan.title")}
      chips={groups && working ? <Facts groups={groups} /> : null}
      actions={
        <>
          <IconButton label={t("groups.close")} onPress={onClose}>
            <ArrowLeft />
          </IconButton>
          {groups ? <DeskActions phase={groups.phase} /> : null}
        </>
      }
      side={<RoomSide />}
      controls={
        <>
          <MediaNews />
          <ControlBar>
            <MediaControls />
            <DeviceButton />
            <LeaveButton />
          </ControlBar>
        </>
      }
    >
      <div className={styles.cockpit}>
        <HelpCalls />
        {groups && working ? (
          <GroupGrid groups={groups} />
        ) : (
          <PlanForm
            key={room}
            room={room ?? ""}
            plan={groups?.plan}
            item={item}
            onStarted={() => undefined}
          />
        )}
      </div>
    </PlaceFrame>
  );
}

function Facts({ groups }: { groups: Groups }) {
  const { t } = useTranslation();
  const now = useNow();
  const end = lastEnd(groups.groups);
  const people = groups.groups.reduce((sum, group) => sum + group.people.length, 0);
  return (
    <>
      {end > 0 ? <Chip tone="now">{t("groups.leftWide", { time: clockWords(end - now) })}</Chip> : null}
      <span className={styles.facts}>
        {t("groups.count", { count: groups.groups.length })} · {t("groups.people", { count: people })}
      </span>
    </>
  );
}
