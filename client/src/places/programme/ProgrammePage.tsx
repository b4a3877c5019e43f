import { CalendarDays } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf, isOver, rowsOf } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { Tabs } from "../../ui/Tabs";
import type { Programme } from "../../wire/wire";
import { ProgrammeRow } from "./ProgrammeRow";
import { ProgrammeSwitch } from "./ProgrammeSwitch";
import styles from "./programme.module.css";
import { Shift } from "./Shift";

/** ProgrammePage shows the whole programme, day by day; parallel items stand side by side. */
export function ProgrammePage() {
  const { t } = useTranslation();
  const programme = useLive((state) => state.programme);
  const zone = useLive((state) => state.conference?.timeZone);
  const may = useLive((state) => state.you?.may.includes("shift") ?? false);
  return (
    <PlaceFrame
      title={t("programme.title")}
      lead={zone && t("programme.zone", { zone })}
      actions={
        <>
          {may ? <Shift /> : null}
          <ProgrammeSwitch here="programme" />
        </>
      }
    >
      {programme && programme.sessions.length > 0 ? (
        <Days programme={programme} />
      ) : (
        <Empty icon={<CalendarDays />} title={t("programme.empty")}>
          {t("programme.emptyWords")}
        </Empty>
      )}
    </PlaceFrame>
  );
}

function Days({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const times = useTimes(undefined);
  const now = useClock();
  const [selected, select] = useState(() => String(dayOf(programme, now)));
  if (programme.days.length < 2) return <Day programme={programme} day={1} now={now} />;
  return (
    <Tabs
      label={t("programme.days")}
      selected={selected}
      onSelect={select}
      tabs={programme.days.map((date, i) => ({
        id: String(i + 1),
        label: times.day(date),
        content: <Day programme={programme} day={i + 1} now={now} />,
      }))}
    />
  );
}

/** Day opens at what is on now, or comes next: what is over stands above it. */
function Day({ programme, day, now }: { programme: Programme; day: number; now: number }) {
  const list = useRef<HTMLOListElement>(null);
  const rows = rowsOf(programme, day);
  const current = rows.findIndex((row) => !isOver(row, now));
  const opened = useRef(current);
  useLayoutEffect(() => {
    if (opened.current > 0) list.current?.children[opened.current]?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <ol ref={list} className={styles.day}>
      {rows.map((row) => (
        <ProgrammeRow key={row.key} row={row} now={now} />
      ))}
    </ol>
  );
}
