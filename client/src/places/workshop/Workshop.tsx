import { useTranslation } from "react-i18next";
import { NowLine } from "../../features/programme/NowLine";
import { nowIn } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";
import { OpenRoom } from "../OpenRoom";

/** Workshop is a room in which everybody may speak. */
export function Workshop() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const session = useLive((state) => nowIn(state.programme, state.running, state.room?.id));
  const count = useLive((state) => state.people.count);
  if (!room) return null;
  return (
    <OpenRoom
      title={session?.title ?? room.name}
      chips={
        <Chip>
          {session ? t("workshop.people", { room: room.name, count }) : t("people.count", { count })}
        </Chip>
      }
      lead={<NowLine room={room.id} brief={session !== undefined} />}
      alone={t("workshop.alone")}
    />
  );
}
