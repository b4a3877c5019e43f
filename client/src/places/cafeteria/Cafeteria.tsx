import { Coffee } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NowLine } from "../../features/programme/NowLine";
import { nowIn } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import { ControlBar } from "../../ui/ControlBar";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { LeaveButton } from "../LeaveButton";
import { RoomSide } from "../RoomSide";
import styles from "./Cafeteria.module.css";
import { Tables } from "./Tables";

/** Cafeteria is a list of tables to sit down at. */
export function Cafeteria() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const session = useLive((state) => nowIn(state.programme, state.running, state.room?.id));
  const tables = useLive((state) => state.tables);
  const seated = tables.reduce((sum, { people }) => sum + people.length, 0);
  const count = useLive((state) => Math.max(1, state.places.rooms[state.room?.id ?? ""] ?? 0));
  if (!room) return null;
  return (
    <PlaceFrame
      title={room.name}
      chips={<Chip>{t("cafeteria.people", { count, seated })}</Chip>}
      lead={session ? <NowLine room={room.id} /> : undefined}
      side={<RoomSide />}
      controls={
        <ControlBar>
          <LeaveButton />
        </ControlBar>
      }
    >
      {tables.length === 0 ? (
        <Empty icon={<Coffee />} title={t("cafeteria.empty")}>
          {t("cafeteria.emptyWords")}
        </Empty>
      ) : (
        <>
          <p className={styles.words}>{t("cafeteria.words")}</p>
          <Tables tables={tables} />
        </>
      )}
    </PlaceFrame>
  );
}
