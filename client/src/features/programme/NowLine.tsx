import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import type { RoomID } from "../../wire/wire";
import { Remaining } from "./Remaining";
import { nextIn, nowIn } from "./state";
import { useClock } from "./useClock";

export interface NowLineProps {
  /** The room it speaks of. */
  room: RoomID;
  /** Leaves out the title of what runs, where the heading says it already. */
  brief?: boolean;
}

/** NowLine says in one line what runs in a room, how long still, and what comes next: "noch 32 min · danach 13:15 Schlaglichter". */
export function NowLine({ room, brief }: NowLineProps) {
  const { t } = useTranslation();
  const now = useLive((state) => nowIn(state.programme, state.running, room));
  const clock = useClock();
  const next = useLive((state) => nextIn(state.programme, room, clock));
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const coming = next && { time: times.clock(next.start), title: next.title };
  if (!now) return <p>{coming ? t("programme.line.first", coming) : t("programme.line.none")}</p>;
  return (
    <p>
      {brief ? null : `${t("programme.line.now", { title: now.title })} · `}
      <Remaining end={now.end} />
      {coming ? ` · ${t("programme.line.next", coming)}` : null}
    </p>
  );
}
