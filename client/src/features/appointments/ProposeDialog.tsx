import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import type { AppointmentPlace, Person } from "../../wire/wire";
import styles from "./appointments.module.css";
import { momentOf, wallClock } from "./zone";

const lengths = ["10", "15", "20", "30", "45", "60"] as const;
const quarter = 15 * 60_000;

export interface ProposeDialogProps {
  person: Pick<Person, "id" | "name">;
  onClose: () => void;
}

/** ProposeDialog proposes to meet somebody, here or not. Times are those of the conference. */
export function ProposeDialog({ person, onClose }: ProposeDialogProps) {
  const { t } = useTranslation();
  const words = useFault();
  const zone = useLive((state) => state.conference?.timeZone ?? "UTC");
  const hall = useLive((state) => state.conference?.mode !== "online");
  const [first] = useState(() => wallClock(Math.ceil((live.clock() + quarter) / quarter) * quarter, zone));
  const [day, setDay] = useState(first.day);
  const [time, setTime] = useState(first.time);
  const [minutes, setMinutes] = useState<(typeof lengths)[number]>("15");
  const [place, setPlace] = useState<AppointmentPlace>("online");
  const [about, setAbout] = useState("");
  const [fault, setFault] = useState<string>();
  const { id, name } = person;
  const submit = async () => {
    const start = momentOf(day, time, zone);
    if (start === undefined || start < live.clock()) return setFault(t("appointments.wrong"));
    const result = await live.do("appointment.propose", {
      person: id,
      start,
      minutes: Number(minutes),
      place,
      words: about,
    });
    if (!result.ok) return setFault(words(result.fault));
    announce(t("appointments.done", { name }));
    onClose();
  };
  return (
    <Dialog title={t("appointments.proposeTo", { name })} open onClose={onClose} actions={null}>
      <Form send={t("appointments.do")} onSend={submit} onCancel={onClose} fault={fault}>
        <div className={styles.when}>
          <Field label={t("appointments.day")} type="date" value={day} onChange={setDay} />
          <Field label={t("appointments.time")} type="time" value={time} onChange={setTime} />
        </div>
        <p className={styles.soft}>{t("appointments.zone", { zone })}</p>
        <Select
          label={t("appointments.minutes")}
          value={minutes}
          options={lengths.map((value) => ({
            value,
            label: t("appointments.minutesCount", { count: Number(value) }),
          }))}
          onChange={setMinutes}
        />
        {hall ? (
          <Select
            label={t("appointments.place")}
            value={place}
            options={[
              { value: "online", label: t("appointments.online") },
              { value: "hall", label: t("appointments.hall") },
            ]}
            onChange={setPlace}
          />
        ) : null}
        <Field
          label={t("appointments.words")}
          value={about}
          maxLength={200}
          autoComplete="off"
          onChange={setAbout}
        />
      </Form>
    </Dialog>
  );
}
