import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { nothingMine } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { at, now, people, set } from "../../test/fixture";
import type { Appointment } from "../../wire/wire";
import { Appointments } from "./Appointments";
import { calendar } from "./ics";
import { ProposeDialog } from "./ProposeDialog";
import { isOn, standing } from "./state";
import { momentOf, wallClock } from "./zone";

const [anna] = people(1);
const berlin = "Europe/Berlin";

function appointment(part: Partial<Appointment> = {}): Appointment {
  if (!anna) throw new Error("nobody");
  return {
    id: "a1",
    with: anna,
    mine: false,
    start: at(13, 15),
    minutes: 15,
    place: "online",
    state: "proposed",
    ...part,
  };
}

const mine = (...appointments: Appointment[]) => ({ mine: { ...nothingMine, appointments } });

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
});

describe("a wall clock", () => {
  test("shows the conference's time, wherever one is", () => {
    expect(wallClock(at(13, 15), berlin)).toEqual({ day: "2021-06-24", time: "13:15" });
    expect(wallClock(Date.UTC(2021, 11, 31, 23, 30), berlin)).toEqual({ day: "2022-01-01", time: "00:30" });
  });

  test.each([
    ["2021-06-24", "13:15"],
    ["2021-03-28", "03:30"],
    ["2021-10-31", "01:59"],
    ["2021-12-31", "23:59"],
  ])("leads back to the moment: %s %s", (day, time) => {
    const moment = momentOf(day, time, berlin);
    expect(moment === undefined ? undefined : wallClock(moment, berlin)).toEqual({ day, time });
  });

  test.each([
    ["", "13:15"],
    ["2021-06-24", ""],
    ["2021-13-45", "13:15"],
    ["24.6.2021", "13:15"],
  ])("knows no moment for %j %j", (day, time) => {
    expect(momentOf(day, time, berlin)).toBeUndefined();
  });
});

test("how an appointment stands depends on who proposed it", () => {
  expect(standing(appointment())).toBe("waitsForYou");
  expect(standing(appointment({ mine: true }))).toBe("proposed");
  expect(standing(appointment({ state: "cancelled" }))).toBe("cancelled");
});

test("an appointment is on from its beginning to its end, once there is a table", () => {
  const agreed = appointment({ state: "accepted", table: "t1" });
  expect(isOn(agreed, at(13, 14))).toBe(false);
  expect(isOn(agreed, at(13, 15))).toBe(true);
  expect(isOn(agreed, at(13, 30))).toBe(false);
  expect(isOn({ ...agreed, table: undefined }, at(13, 20))).toBe(false);
});

test("an appointment can be put into a calendar", () => {
  const words = { title: "Gespräch mit Anna", place: "Online", now, host: "konvent.example" };
  expect(calendar(appointment({ words: "U25; Wohnen" }), words).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Konvent//Konvent//DE",
    "BEGIN:VEVENT",
    "UID:a1@konvent.example",
    "DTSTAMP:20210624T090000Z",
    "DTSTART:20210624T111500Z",
    "DTEND:20210624T113000Z",
    "SUMMARY:Gespräch mit Anna",
    "LOCATION:Online",
    "DESCRIPTION:U25\\; Wohnen",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("who is asked answers, who asks takes back, and what is agreed goes into the calendar", async () => {
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined as never });
  set(mine(appointment()));
  render(<Appointments />);
  expect(screen.getByText("Donnerstag, 24. Juni, 13:15 bis 13:30")).toBeTruthy();
  expect(screen.getByText("wartet auf Ihre Antwort")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Zusagen: Termin mit A. Klee" }));
  expect(say).toHaveBeenCalledWith("appointment.accept", { id: "a1" });
  await userEvent.click(screen.getByRole("button", { name: "Ablehnen: Termin mit A. Klee" }));
  expect(say).toHaveBeenCalledWith("appointment.decline", { id: "a1" });
  act(() => set(mine(appointment({ mine: true }))));
  await userEvent.click(screen.getByRole("button", { name: "Zurücknehmen: Vorschlag an A. Klee" }));
  expect(say).toHaveBeenCalledWith("appointment.cancel", { id: "a1" });
  act(() => set(mine(appointment({ state: "accepted" }))));
  expect(screen.getByRole("button", { name: "In den Kalender: Termin mit A. Klee" })).toBeTruthy();
  act(() => set(mine()));
  expect(screen.getByRole("heading", { name: "Noch keine Termine" })).toBeTruthy();
});

test("a time is proposed in the conference's time, and one that is past is not", async () => {
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: appointment() as never });
  set({});
  if (!anna) throw new Error("nobody");
  render(<ProposeDialog person={anna} onClose={() => undefined} />);
  const time = await screen.findByLabelText("Uhrzeit");
  await expectAccessible();
  await userEvent.clear(time);
  await userEvent.type(time, "10:00");
  await userEvent.click(screen.getByRole("button", { name: "Vorschlagen" }));
  expect(screen.getByRole("alert").textContent).toMatch(/vollständig an, in der Zukunft/);
  expect(say).not.toHaveBeenCalled();
  await userEvent.clear(time);
  await userEvent.type(time, "13:15");
  await userEvent.click(screen.getByRole("button", { name: "Vorschlagen" }));
  expect(say).toHaveBeenCalledWith("appointment.propose", {
    person: anna.id,
    start: at(13, 15),
    minutes: 15,
    place: "online",
    words: "",
  });
});
