import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { GroupClock } from "../../features/groups/GroupClock";
import { GroupStrip, HelpButton } from "../../features/groups/GroupStrip";
import { goInto } from "../../features/groups/goInto";
import { HelpCalls } from "../../features/groups/HelpCalls";
import { useGroupNews } from "../../features/groups/useGroupNews";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Loading } from "../../ui/Spinner";
import type { GroupHere } from "../../wire/wire";
import { OpenRoom } from "../OpenRoom";

/** Group is where a group of a workshop works: its people, its task, its time and its card. */
export function Group() {
  const { t } = useTranslation();
  const group = useLive((state) => state.group);
  return group ? <Here group={group} /> : <Loading label={t("ui.loading")} />;
}

function Here({ group }: { group: GroupHere }) {
  const { t } = useTranslation();
  const leads = useLive((state) => Boolean(state.lead));
  const count = useLive((state) => state.people.count);
  useGroupNews(group);
  return (
    <OpenRoom
      title={`${group.name} · ${group.workshop.name}`}
      chips={
        <>
          <span role="timer" aria-label={t("groups.room.clock")}>
            <GroupClock group={group} />
          </span>
          <Chip tone="plain">{t("groups.people", { count })}</Chip>
        </>
      }
      lead={leads ? t("groups.room.visit") : undefined}
      actions={
        <>
          <HelpButton group={group} />
          <BackButton workshop={group.workshop.id} />
        </>
      }
      above={
        <>
          <HelpCalls />
          <GroupStrip group={group} />
        </>
      }
      alone={t("groups.room.alone")}
    />
  );
}

function BackButton({ workshop }: { workshop: string }) {
  const { t } = useTranslation();
  const asked = useLive((state) => state.asked?.room);
  if (asked === workshop) return null; // the notice above leads there
  return (
    <Button icon={<Undo2 />} onPress={() => goInto(workshop)}>
      {t("groups.room.back")}
    </Button>
  );
}
