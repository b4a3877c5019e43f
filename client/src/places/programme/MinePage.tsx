import { CalendarDays, CalendarPlus, Printer } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { takeHome } from "../../features/calendar/takeHome";
import { dayOf } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { agendaOf, type Entry } from "../../features/seats/state";
import { useTimes } from "../../i18n/times";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { Tabs } from "../../ui/Tabs";
import type { Programme } from "../../wire/wire";
import { MineEntry } from "./MineEntry";
import styles from "./mine.module.css";
import { occasionsOf } from "./occasions";
import { ProgrammeSwitch } from "./ProgrammeSwitch";

/** MinePage is my own day in order: what is for everybody, my workshops, breaks, and what I have still to choose. */
export function MinePage() {
  const { t } = useTranslation();
  const programme = useLive((state) => state.programme);
  const zone = useLive((state) => state.conference?.timeZone);
  const some = programme !== undefined && programme.sessions.length > 0;
  return (
    <PlaceFrame
      title={t("mine.title")}
      lead={zone && t("mine.lead", { zone })}
      actions={
        <>
          {some ? <Tools programme={programme} /> : null}
          <ProgrammeSwitch here="mine" />
        </>
      }
    >
      {some ? (
        <Days programme={programme} />
      ) : (
        <Empty icon={<CalendarDays />} title={t("mine.empty")}>
          {t("mine.emptyWords")}
        </Empty>
      )}
    </PlaceFrame>
  );
}

function Days({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const times = useTimes(undefined);
  const now = useClock();
  const agenda = useAgenda(programme);
  const [selected, select] = useState(() => String(dayOf(programme, now)));
  const days = programme.days.length;
  return (
    <div className={styles.page}>
      {days < 2 ? (
        <Day entries={agenda[0] ?? []} now={now} />
      ) : (
        <Tabs
          label={t("programme.days")}
          selected={selected}
          onSelect={select}
          tabs={programme.days.map((date, i) => ({
            id: String(i + 1),
            label: times.day(date),
            content: <Day entries={agenda[i] ?? []} now={now} />,
          }))}
        />
      )}
    </div>
  );
}

/** What is on each day, appointments between people among it. */
function useAgenda(programme: Programme): Entry[][] {
  const offered = useLive((state) => state.offered);
  const seats = useLive((state) => state.seats);
  const meetings = useMeetings();
  const zone = useLive((state) => state.conference?.timeZone);
  return programme.days.map((day, i) =>
    agendaOf(
      programme,
      offered,
      seats,
      i + 1,
      meetings.filter(({ start }) => dateOf(start, zone) === day),
    ),
  );
}

/** The appointments that are agreed. */
function useMeetings(): Entry[] {
  const { t } = useTranslation();
  const all = useLive((state) => state.mine.appointments);
  return all
    .filter(({ state }) => state === "accepted")
    .map(({ id, start, minutes, place, with: other }) => ({
      kind: "other",
      id,
      start,
      end: start + minutes * 60_000,
      title: t("appointments.event", { name: other.name }),
      place: t(`appointments.${place}`),
    }));
}

/** The calendar day of a moment, "2023-07-06", where the conference is. */
function dateOf(ms: number, zone: string | undefined): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(ms);
}

/** In the head, for the day below opens in its middle. */
function Tools({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const entries = useAgenda(programme).flat();
  const conference = useLive((state) => state.conference);
  const save = () =>
    takeHome(occasionsOf(entries, programme, conference), conference?.title ?? "", live.clock());
  return (
    <div className={styles.tools}>
      <Button look="quiet" size="small" icon={<CalendarPlus />} onPress={save}>
        {t("mine.calendar")}
      </Button>
      <Button look="quiet" size="small" icon={<Printer />} onPress={() => window.print()}>
        {t("mine.print")}
      </Button>
    </div>
  );
}

/** Day opens at what is on now, or comes next: what is over stands above it. */
function Day({ entries, now }: { entries: Entry[]; now: number }) {
  const list = useRef<HTMLOListElement>(null);
  const next = entries.find(({ start }) => start > now);
  const opened = useRef(entries.findIndex(({ end }) => end > now));
  useLayoutEffect(() => {
    if (opened.current > 0) list.current?.children[opened.current]?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <ol ref={list} className={styles.day}>
      {entries.map((entry) => (
        <MineEntry key={keyOf(entry)} entry={entry} now={now} next={entry === next} />
      ))}
    </ol>
  );
}

function keyOf(entry: Entry): string {
  if (entry.kind === "session") return entry.item.id;
  return entry.kind === "open" ? `round ${entry.round.round}` : entry.id;
}
