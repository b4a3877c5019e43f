import type { Appointment } from "../../wire/wire";

/** How an appointment stands for me. */
export type Standing = "waitsForYou" | "proposed" | "accepted" | "declined" | "cancelled";

/** standing says how an appointment stands for me. */
export function standing({ state, mine }: Appointment): Standing {
  return state === "proposed" && !mine ? "waitsForYou" : state;
}

/** isOver says whether an appointment has ended. */
export function isOver({ start, minutes }: Appointment, now: number): boolean {
  return start + minutes * 60_000 <= now;
}

/** isOn says whether an appointment takes place now at a table of our own. */
export function isOn(appointment: Appointment, now: number): boolean {
  const { state, table, start } = appointment;
  return state === "accepted" && table !== undefined && start <= now && !isOver(appointment, now);
}
