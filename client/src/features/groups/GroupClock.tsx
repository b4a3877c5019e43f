import { useTranslation } from "react-i18next";
import { clockWords, useNow } from "../../live/now";
import { Chip } from "../../ui/Chip";
import type { Group } from "../../wire/wire";
import { urgencyOf } from "./state";

/** GroupClock says how much time a group has left, or how long its people have to come back. */
export function GroupClock({ group }: { group: Pick<Group, "ends" | "back" | "over"> }) {
  const { t } = useTranslation();
  const now = useNow(!group.over);
  if (group.over) return <Chip tone="plain">{t("groups.over")}</Chip>;
  if (group.back) return <Chip tone="now">{t("groups.back", { time: clockWords(group.back - now) })}</Chip>;
  const urgency = urgencyOf(group.ends, now);
  return (
    <Chip tone={urgency === "time" ? "calm" : "now"}>
      {urgency === "over" ? t("groups.timeUp") : t("groups.left", { time: clockWords(group.ends - now) })}
    </Chip>
  );
}
