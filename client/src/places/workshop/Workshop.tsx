import { LayoutGrid } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HelpCalls } from "../../features/groups/HelpCalls";
import { MyGroup } from "../../features/groups/MyGroup";
import { StartGroups } from "../../features/groups/StartGroups";
import { NowLine } from "../../features/programme/NowLine";
import { nowIn } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Cockpit } from "../cockpit/Cockpit";
import { OpenRoom } from "../OpenRoom";

/** Workshop is a room in which everybody may speak, and for those who lead it also the cockpit of its groups. */
export function Workshop() {
  const leads = useLive((state) => Boolean(state.lead));
  const working = useLive((state) => ["running", "recalling"].includes(state.groups?.phase ?? ""));
  const [cockpit, setCockpit] = useState(leads && working);
  if (leads && cockpit) return <Cockpit key="cockpit" onClose={() => setCockpit(false)} />;
  return <Room key="room" {...(leads ? { onCockpit: () => setCockpit(true) } : {})} />;
}

function Room({ onCockpit }: { onCockpit?: () => void }) {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const session = useLive((state) => nowIn(state.programme, state.running, state.room?.id));
  const count = useLive((state) => state.people.count);
  const plan = useLive((state) => (state.groups?.phase === "prepared" ? state.groups.plan : undefined));
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
      actions={
        onCockpit ? (
          <>
            {plan ? <StartGroups plan={plan} onStarted={onCockpit} /> : null}
            <Button look="primary" icon={<LayoutGrid />} onPress={onCockpit}>
              {t(plan ? "groups.cockpit" : "groups.open")}
            </Button>
          </>
        ) : undefined
      }
      above={
        <>
          <HelpCalls />
          <MyGroup />
        </>
      }
      alone={t("workshop.alone")}
    />
  );
}
