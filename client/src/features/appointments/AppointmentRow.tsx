import { useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "../../files/lines";
import { ask } from "../../live/ask";
import { live } from "../../live/live";
import { useNow } from "../../live/now";
import { go } from "../../route";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Chip, type ChipTone } from "../../ui/Chip";
import type { Appointment } from "../../wire/wire";
import styles from "./appointments.module.css";
import { calendar } from "./ics";
import { isOn, isOver, type Standing, standing } from "./state";
import { useWhen } from "./useWhen";

const tones: Record<Standing, ChipTone> = {
  waitsForYou: "now",
  proposed: "plain",
  accepted: "ok",
  declined: "danger",
  cancelled: "danger",
};

/** AppointmentRow is one appointment, with what one can do about it. */
export function AppointmentRow({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation();
  const when = useWhen();
  const { with: other, place, words } = appointment;
  const how = standing(appointment);
  return (
    <li className={styles.row}>
      <Avatar id={other.id} name={other.name} />
      <div className={styles.facts}>
        <strong>{other.name}</strong>
        <span>{when(appointment)}</span>
        <span className={styles.soft}>{t(`appointments.${place}`)}</span>
        {words ? <span className={styles.soft}>{words}</span> : null}
        <Chip tone={tones[how]}>{t(`appointments.${how}`)}</Chip>
        <Deeds appointment={appointment} how={how} />
      </div>
    </li>
  );
}

function Deeds({ appointment, how }: { appointment: Appointment; how: Standing }) {
  const { t } = useTranslation();
  const now = useNow();
  const [pending, setPending] = useState(false);
  const { id, with: other, place, table } = appointment;
  const { name } = other;
  if (isOver(appointment, now)) return null;
  const say = async (deed: "accept" | "decline" | "cancel") => {
    setPending(true);
    await ask(`appointment.${deed}`, { id });
    setPending(false);
  };
  const keep = () => {
    const title = t("appointments.event", { name });
    const words = { title, place: t(`appointments.${place}`), now: live.clock(), host: location.hostname };
    save(t("appointments.file"), "text/calendar", calendar(appointment, words));
  };
  const button = (
    deed: "accept" | "decline" | "cancel",
    label: "accept" | "decline" | "cancel" | "withdraw",
  ) => (
    <Button
      size="small"
      look={deed === "accept" ? "primary" : "plain"}
      pending={pending}
      aria-label={t(`appointments.${label}Long`, { name })}
      onPress={() => void say(deed)}
    >
      {t(`appointments.${label}`)}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {table && isOn(appointment, now) ? (
        <Button
          size="small"
          look="primary"
          aria-label={t("appointments.goLong", { name })}
          onPress={() => go({ place: "room", key: table })}
        >
          {t("appointments.go")}
        </Button>
      ) : null}
      {how === "waitsForYou" ? button("accept", "accept") : null}
      {how === "waitsForYou" ? button("decline", "decline") : null}
      {how === "proposed" ? button("cancel", "withdraw") : null}
      {how === "accepted" ? button("cancel", "cancel") : null}
      {how === "accepted" ? (
        <Button size="small" aria-label={t("appointments.calendarLong", { name })} onPress={keep}>
          {t("appointments.calendar")}
        </Button>
      ) : null}
    </div>
  );
}
