import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { OpenRoom } from "../OpenRoom";

/** TableRoom is a cafeteria table one sits at. */
export function TableRoom() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const count = useLive((state) => state.people.count);
  if (!room) return null;
  return (
    <OpenRoom
      title={room.topic ? `${room.name}: ${room.topic}` : room.name}
      chips={room.seats > 0 ? <Chip>{t("cafeteria.seats", { count, seats: room.seats })}</Chip> : null}
      actions={room.parent ? <BackToTables cafeteria={room.parent} /> : undefined}
      alone={t("cafeteria.alone")}
    />
  );
}

function BackToTables({ cafeteria }: { cafeteria: string }) {
  const { t } = useTranslation();
  const fault = useFault();
  const [pending, setPending] = useState(false);
  const back = async () => {
    setPending(true);
    const result = await live.enterRoom(cafeteria);
    setPending(false);
    if (!result.ok) live.notify("commandFailed", { why: fault(result.fault) }, true);
  };
  return (
    <Button icon={<ArrowLeft />} pending={pending} onPress={() => void back()}>
      {t("cafeteria.back")}
    </Button>
  );
}
