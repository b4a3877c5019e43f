import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DeviceButton, MediaControls } from "../features/devices/MediaControls";
import { MediaNews } from "../features/devices/MediaNews";
import { EntranceChip } from "../features/entrance/EntranceChip";
import { NextWaiting } from "../features/entrance/Waiting";
import { HandButton } from "../features/hands/HandButton";
import { NextHand } from "../features/hands/NextHand";
import { WordNotice } from "../features/hands/WordNotice";
import { ReactionButton } from "../features/reactions/ReactionButton";
import { ReactionSum } from "../features/reactions/ReactionSum";
import { RoomTiles } from "../features/tiles/RoomTiles";
import { TurnStrip } from "../features/waiting/InTurn";
import { useLive } from "../live/live";
import { ControlBar } from "../ui/ControlBar";
import { PlaceFrame } from "../ui/PlaceFrame";
import { LeadMenu } from "./LeadMenu";
import { LeaveButton } from "./LeaveButton";
import styles from "./OpenRoom.module.css";
import { RoomSide } from "./RoomSide";

export interface OpenRoomProps {
  title: string;
  chips: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** What stands above the people. */
  above?: ReactNode;
  /** The panel beside it; chat and people where none is given. */
  side?: ReactNode;
  /** What to say to the first one here. */
  alone: string;
}

/** OpenRoom is a room in which everybody may speak and show: a workshop room, or a table. */
export function OpenRoom({ title, chips, lead, actions, above, side, alone }: OpenRoomProps) {
  const { t } = useTranslation();
  const count = useLive((state) => state.people.count);
  const speaks = useLive((state) => state.you?.may.includes("speak"));
  return (
    <PlaceFrame
      look="stage"
      title={title}
      chips={
        <>
          {chips}
          <EntranceChip />
        </>
      }
      lead={lead}
      actions={
        <>
          <LeadMenu />
          {actions}
        </>
      }
      side={side ?? <RoomSide />}
      controls={
        <>
          <WordNotice />
          <NextWaiting />
          <NextHand />
          <MediaNews />
          <ControlBar>
            {speaks ? <MediaControls /> : null}
            {speaks ? <HandButton /> : null}
            <ReactionButton />
            <DeviceButton />
            <LeaveButton />
          </ControlBar>
        </>
      }
    >
      <div className={styles.room}>
        {above ? <div className={styles.above}>{above}</div> : null}
        <TurnStrip>{count <= 1 ? <p className={styles.alone}>{alone}</p> : null}</TurnStrip>
        <RoomTiles label={t("workshop.tiles")} />
        <ReactionSum />
      </div>
    </PlaceFrame>
  );
}
