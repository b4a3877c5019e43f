import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Empty } from "../../ui/Empty";
import { AppointmentRow } from "./AppointmentRow";
import styles from "./appointments.module.css";

/** Appointments are those one has, and those that wait for an answer. */
export function Appointments() {
  const { t } = useTranslation();
  const all = useLive((state) => state.mine.appointments);
  if (all.length === 0) {
    return (
      <Empty icon={<CalendarClock />} level={3} title={t("appointments.empty")}>
        {t("appointments.emptyWords")}
      </Empty>
    );
  }
  return (
    <ul className={styles.list} aria-label={t("appointments.list")}>
      {all.map((appointment) => (
        <AppointmentRow key={appointment.id} appointment={appointment} />
      ))}
    </ul>
  );
}
