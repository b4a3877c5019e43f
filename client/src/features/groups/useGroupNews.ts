import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { live } from "../../live/live";
import { clockWords } from "../../live/now";
import { announce } from "../../ui/announce";
import type { GroupHere } from "../../wire/wire";
import { warnings } from "./state";

/** useGroupNews reads aloud what is new in one's group: an announcement, the last two minutes, more time, the end. */
export function useGroupNews(group: GroupHere): void {
  const { t } = useTranslation();
  const before = useRef(group);
  useEffect(() => {
    const was = before.current;
    before.current = group;
    const { announcement: text, voice } = group;
    if (text && text.at !== was.announcement?.at)
      announce(t("groups.announce.told", { name: text.name, text: text.text }), "assertive");
    if (voice && voice.id !== was.voice?.id)
      announce(t("groups.voice.told", { name: voice.name }), "assertive");
    if (group.ends > was.ends)
      announce(t("groups.room.extended", { time: clockWords(group.ends - live.clock()) }));
    if (was.help && !group.help) announce(t("groups.help.came"));
    if (group.help && !was.help) announce(t("groups.help.calledWords"));
  }, [group, t]);
  const { ends, back } = group;
  useEffect(() => {
    if (back) return;
    const timers = warnings(ends, live.clock()).map(({ key, wait }) =>
      setTimeout(() => announce(t(`groups.room.${key}`), "assertive"), wait),
    );
    return () => timers.forEach(clearTimeout);
  }, [ends, back, t]);
}
