import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { at, host, inside, now, plenum, programme, set, workshop1, workshop2 } from "../../test/fixture";
import { HoldForm } from "./HoldForm";
import { NowLine } from "./NowLine";
import { ShiftForm } from "./ShiftForm";
import { shiftOf } from "./shiftOf";
import { comingRows, dayOf, headOf, nextIn, nextSessions, nowIn, phaseOf, rowsOf } from "./state";

const { running } = inside;

describe("the programme", () => {
  test("knows what runs in a room and what comes next there", () => {
    expect(nowIn(programme, running, plenum.id)?.id).toBe("s2");
    expect(nextIn(programme, plenum.id, now)?.id).toBe("s3");
    expect(nowIn(programme, running, workshop1.id)).toBeUndefined();
    expect(nextIn(programme, workshop1.id, now)?.id).toBe("s5");
    expect(nextIn(programme, workshop1.id, at(23))).toBeUndefined();
  });

  test("puts what is offered together into one row", () => {
    const rows = rowsOf(programme, 1);
    expect(rows.map((row) => row.sessions.length)).toEqual([1, 1, 1, 1, 2, 1]);
    expect(rows[4]).toMatchObject({ round: 1, start: at(13, 15), end: at(14) });
  });

  test("puts what is offered together in the order of the rooms", () => {
    const rooms = programme.rooms.toReversed();
    const round = rowsOf({ ...programme, rooms }, 1).find((row) => row.round === 1);
    expect(round?.sessions.map(({ room }) => room)).toEqual([workshop2.id, workshop1.id]);
    const listed = rowsOf(programme, 1).find((row) => row.round === 1);
    expect(listed?.sessions.map(({ room }) => room)).toEqual([workshop1.id, workshop2.id]);
  });

  test("calls next only what begins first", () => {
    expect(nextSessions(programme, running).map(({ id }) => id)).toEqual(["s3"]);
  });

  test("believes the house about what runs, not the clock", () => {
    const next = nextSessions(programme, running);
    const phases = programme.sessions.map((item) => phaseOf(item, running, next, now));
    expect(phases).toEqual(["past", "now", "next", "later", "later", "later", "later"]);
    const [, debate] = programme.sessions;
    expect(debate && phaseOf(debate, running, next, at(23))).toBe("now");
  });

  test("shows the day that is not over, or the last", () => {
    expect(dayOf(programme, now)).toBe(1);
    expect(dayOf({ ...programme, days: ["2021-06-24", "2021-06-25"] }, at(23))).toBe(2);
    expect(dayOf({ days: [], rooms: [], sessions: [] }, now)).toBe(1);
  });

  test("lists what has not begun", () => {
    expect(comingRows(programme, running, now).map((row) => row.key)).toEqual(["s3", "s4", "s6", "s7"]);
  });
});

test.each([
  ["Streitgespräch: Die Jobcenter in der neuen Wahlperiode – politische Konzepte", "Streitgespräch"],
  ["Kosten der Unterkunft: schlüssige Konzepte", "Kosten der Unterkunft: schlüssige Konzepte"],
  ["Videoberatung und rechtliche Fallstricke im Arbeitsalltag der Jobcenter", undefined],
])("where there is little room, %j is %j", (title, head) => {
  expect(headOf(title)).toBe(head ?? title);
});

describe("the line about a room", () => {
  beforeEach(() => {
    vi.spyOn(live, "clock").mockReturnValue(now);
    set({});
  });

  test("says what runs, how long still, and what comes next", () => {
    render(<NowLine room={plenum.id} />);
    expect(screen.getByText(/^Jetzt: Streitgespräch/).textContent).toBe(
      "Jetzt: Streitgespräch: Die Jobcenter in der neuen Wahlperiode · noch 32 min · danach 11:35 Schlaglichter aus der Praxis",
    );
  });

  test("has words for a quiet room", () => {
    set({ running: { now: [], next: [] }, programme: { ...programme, sessions: [] } });
    render(<NowLine room={plenum.id} />);
    expect(screen.getByText("Gerade läuft hier nichts.")).toBeTruthy();
  });
});

describe("moving the programme", () => {
  test.each([
    ["7", 7],
    ["+7", 7],
    ["-7", -7],
    ["−15", -15],
    [" 240 ", 240],
    ["241", undefined],
    ["0", undefined],
    ["1.5", undefined],
    ["1e2", undefined],
    ["", undefined],
  ])("reads %j", (text, minutes) => {
    expect(shiftOf(text)).toBe(minutes);
  });

  test("says what it will do, does it once, and takes it back", async () => {
    const command = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: programme });
    set({ you: host });
    render(<ShiftForm />);
    await userEvent.click(screen.getByRole("button", { name: "+10 min" }));
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Alles 10 Minuten später" }));
    expect(command).toHaveBeenCalledWith("programme.shift", { minutes: 10 });
    expect(await screen.findByText("Alles ist jetzt 10 Minuten später.")).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Ablauf verschieben" }));
    expect(command).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole("button", { name: "Rückgängig" }));
    expect(command).toHaveBeenLastCalledWith("programme.shift", { minutes: -10 });
    expect(screen.queryByText("Alles ist jetzt 10 Minuten später.")).toBeNull();
  });

  test("keeps what was typed when it is refused, with words at the field", async () => {
    vi.spyOn(live, "do").mockResolvedValue({ ok: false, fault: { code: "not.allowed", retry: false } });
    set({ you: host });
    render(<ShiftForm />);
    await userEvent.click(screen.getByRole("button", { name: "Alles 5 Minuten später" }));
    expect(await screen.findByText("Dazu haben Sie hier keine Berechtigung.")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Minuten" }).value).toBe("5");
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "999{Enter}");
    expect(await screen.findByText(/von −240 bis 240, nicht 0/)).toBeTruthy();
  });
});

describe("taking people over", () => {
  test("is put on hold, and everybody is called", async () => {
    const command = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
    set({ you: host, running: { now: ["s-debate"], next: [], held: true } });
    render(<HoldForm />);
    const hold = screen.getByRole("switch", { name: "Angehalten" });
    expect((hold as HTMLInputElement).checked).toBe(true);
    await userEvent.click(hold);
    expect(command).toHaveBeenCalledWith("programme.hold", { held: false });
    await userEvent.click(screen.getByRole("button", { name: "Alle jetzt hinbringen" }));
    expect(command).toHaveBeenCalledWith("programme.call", {});
    expect(screen.getByText("Alle werden in zehn Sekunden hingebracht.")).toBeTruthy();
    await expectAccessible();
  });
});
