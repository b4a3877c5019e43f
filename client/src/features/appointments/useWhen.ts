import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import type { Appointment } from "../../wire/wire";
import { wallClock } from "./zone";

/** useWhen says when an appointment is: "Donnerstag, 24. Juni, 13:15 bis 13:30". */
export function useWhen(): (appointment: Appointment) => string {
  const { t } = useTranslation();
  const zone = useLive((state) => state.conference?.timeZone ?? "UTC");
  const times = useTimes(zone);
  return ({ start, minutes }) =>
    t("appointments.when", {
      day: times.day(wallClock(start, zone).day),
      time: times.range(start, start + minutes * 60_000),
    });
}
