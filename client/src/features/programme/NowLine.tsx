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

/** NowLine says in one line what runs in a room, how long still, and what comes next: "noch 32 min · 13:15 Schlaglichter". */
export function NowLine({ room, brief }: NowLineProps) {
  const { t } = useTranslation();
  const now = useLive((state) => nowIn(state.programme, state.running, room));
  const clock = useClock();
  const next = useLive((state) => nextIn(state.programme, room, clock));
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  return (
    <p>
      {now ? (
        <>
          {brief ? null : `${t("programme.line.now", { title: now.title })} · `}
          <Remaining end={now.end} />
        </>
      ) : (
        t("programme.line.none")
      )}
      {next ? ` · ${t("programme.line.next", { title: `${times.clock(next.start)} ${next.title}` })}` : null}
    </p>
  );
}
