import { useState } from "react";
import { useTranslation } from "react-i18next";
import { phase } from "../../features/programme/state";
import { useClock } from "../../features/programme/useClock";
import { useFault } from "../../i18n/fault";
import { useTimes } from "../../i18n/times";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import { Field } from "../../ui/Field";
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
  const when = phase(session, running, now);
  return (
    <li className={styles.item} data-phase={when} aria-current={when === "now" ? "time" : undefined}>
      <div>
        <p className={styles.hint}>{times.range(session.start, session.end)}</p>
        <strong>{session.title}</strong>
      </div>
      {when === "now" ? <Chip tone="now">{t("studio.run.now")}</Chip> : null}
      {when === "past" ? <Chip tone="plain">{t("studio.run.past")}</Chip> : null}
    </li>
  );
}

function ShiftCard() {
  const { t } = useTranslation();
  const fault = useFault();
  const [text, setText] = useState("5");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const minutes = Number(text.replace("−", "-"));
  const sound = Number.isInteger(minutes) && minutes !== 0 && Math.abs(minutes) <= 240;
  const shift = async () => {
    if (!sound) return setError(t("studio.shift.wrong"));
    setPending(true);
    const result = await live.do("programme.shift", { minutes });
    setPending(false);
    setError(result.ok ? undefined : fault(result.fault));
    if (result.ok) live.notify("shifted", {}, false);
  };
  const words = minutes < 0 ? "studio.shift.earlier" : "studio.shift.do";
  return (
    <Card as="section" labelledBy="shift">
      <form
        className={styles.shift}
        onSubmit={(event) => {
          event.preventDefault();
          void shift();
        }}
      >
        <h3 id="shift">{t("studio.shift.title")}</h3>
        <p className={styles.hint}>{t("studio.shift.words")}</p>
        <Field
          label={t("studio.shift.minutes")}
          value={text}
          onChange={(next) => {
            setText(next);
            setError(undefined);
          }}
          type="number"
          hint={t("studio.shift.hint")}
          error={error}
        />
        <Button type="submit" pending={pending}>
          {t(words, { count: sound ? Math.abs(minutes) : 0 })}
        </Button>
      </form>
    </Card>
  );
}
