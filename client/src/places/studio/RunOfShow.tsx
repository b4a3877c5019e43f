import { useTranslation } from "react-i18next";
import { NowChip } from "../../features/line/NowChip";
import { HoldForm } from "../../features/programme/HoldForm";
import { ShiftForm } from "../../features/programme/ShiftForm";
import { nextSessions, phaseOf } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import type { Session } from "../../wire/wire";
import styles from "./RunOfShow.module.css";

/** RunOfShow lists what happens in this room today, and moves everything that has not ended. */
export function RunOfShow() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room?.id);
  const sessions = useLive((state) => (state.programme?.sessions ?? []).filter((item) => item.room === room));
  const mayShift = useLive((state) => state.you?.may.includes("shift"));
  return (
    <div className={styles.run}>
      {sessions.length === 0 ? <p className={styles.hint}>{t("studio.run.empty")}</p> : null}
      <ol className={styles.list} aria-label={t("studio.run.title")}>
        {sessions.map((session) => (
          <Item key={session.id} session={session} />
        ))}
      </ol>
      {mayShift ? <ShiftCard /> : null}
    </div>
  );
}

function Item({ session }: { session: Session }) {
  const { t } = useTranslation();
  const running = useLive((state) => state.running);
  const times = useTimes(useLive((state) => state.conference?.timeZone));
  const now = useClock();
  const next = useLive((state) => nextSessions(state.programme, state.running));
  const when = phaseOf(session, running, next, now);
  return (
    <li className={styles.item} data-phase={when} aria-current={when === "now" ? "time" : undefined}>
      <div>
        <p className={styles.hint}>{times.range(session.start, session.end)}</p>
        <strong>{session.title}</strong>
      </div>
      {when === "now" ? <NowChip>{t("studio.run.now")}</NowChip> : null}
      {when === "past" ? <Chip tone="plain">{t("studio.run.past")}</Chip> : null}
    </li>
  );
}

function ShiftCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <details className={styles.shift}>
        <summary>{t("programme.shift.title")}</summary>
        <ShiftForm look="plain" />
      </details>
      <details className={styles.shift}>
        <summary>{t("programme.hold.title")}</summary>
        <HoldForm />
      </details>
    </Card>
  );
}
