import { ArrowLeft, Settings2, UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RouletteActions, RouletteClock, useDrawnTo } from "../../features/roulette/RouletteClock";
import { InviteDialog } from "../../features/tables/InviteDialog";
import { TableSetup } from "../../features/tables/TableSetup";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { IconButton } from "../../ui/IconButton";
import type { Room } from "../../wire/wire";
import { OpenRoom } from "../OpenRoom";
import { CafeteriaSide } from "./CafeteriaSide";

/** TableRoom is a cafeteria table one sits at. */
export function TableRoom() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const count = useLive((state) => state.people.count);
  const drawn = useDrawnTo(room?.id);
  if (!room) return null;
  return (
    <OpenRoom
      title={room.topic ? `${room.name}: ${room.topic}` : room.name}
      chips={
        <>
          {room.seats > 0 ? <Chip>{t("cafeteria.seats", { count, seats: room.seats })}</Chip> : null}
          {room.invited ? <Chip tone="now">{t("cafeteria.byInvitation")}</Chip> : null}
          {drawn ? <RouletteClock /> : null}
        </>
      }
      actions={
        <>
          {drawn && room.parent ? <RouletteActions back={room.parent} /> : null}
          {room.private ? null : <Hosting room={room} />}
          {room.parent ? <BackToTables cafeteria={room.parent} /> : null}
        </>
      }
      side={<CafeteriaSide />}
      alone={t(drawn ? "roulette.alone" : "cafeteria.alone")}
    />
  );
}

/** What one may do to a table one sits at: ask somebody to it, say what it talks about, open or close it where it is one's own. */
function Hosting({ room }: { room: Room }) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const [setting, setSetting] = useState(false);
  const inProgramme = useLive((state) => state.programme?.rooms.some(({ id }) => id === room.id) ?? false);
  const leads = useLive((state) => state.lead !== undefined);
  return (
    <>
      <Button size="small" icon={<UserPlus />} onPress={() => setInviting(true)}>
        {t("tables.invite")}
      </Button>
      {inProgramme || leads ? (
        <IconButton
          size="small"
          look="plain"
          label={t(inProgramme ? "tables.topicOnly" : "tables.setup")}
          onPress={() => setSetting(true)}
        >
          <Settings2 />
        </IconButton>
      ) : null}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      {setting ? <TableSetup room={room} own={!inProgramme} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function BackToTables({ cafeteria }: { cafeteria: string }) {
  const { t } = useTranslation();
  const fault = useFault();
  const back = async () => {
    const result = await live.enterRoom(cafeteria);
    if (!result.ok) live.notify("commandFailed", { why: fault(result.fault) }, true);
  };
  return (
    <Button size="small" icon={<ArrowLeft />} onPress={back}>
      {t("cafeteria.back")}
    </Button>
  );
}
