import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GroupStrip, HelpButton } from "../../features/groups/GroupStrip";
import { HelpCalls } from "../../features/groups/HelpCalls";
import { MyGroup } from "../../features/groups/MyGroup";
import { useGroupNews } from "../../features/groups/useGroupNews";
import { live } from "../../live/live";
import type { State } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { participant, set, workshop1 } from "../../test/fixture";
import type { Group, GroupHere, Groups, Room } from "../../wire/wire";
import { Cockpit } from "./Cockpit";

const minute = 60_000;
const room: Room = { id: "g1", slug: "g1", name: "Gruppe 1", kind: "group", seats: 0, parent: workshop1.id };
const klee = { id: "p-klee", name: "A. Klee" };
const me = { id: participant.id, name: participant.name };

function groupsAt(ends: number, more: Partial<Groups> = {}): Groups {
  const groups: Group[] = [
    { room: "g1", name: "Gruppe 1", people: [klee], ends },
    { room: "g2", name: "Gruppe 2", people: [me], ends, help: { name: "M. Beispiel", at: live.clock() } },
  ];
  return {
    phase: "running",
    round: 1,
    started: 0,
    groups,
    plan: {
      way: "random",
      groups: 2,
      task: "Leitfragen",
      minutes: 20,
      grace: 60,
      fields: { statements: 3, note: true, image: false, reporter: true },
    },
    ...more,
  };
}

function News({ group }: { group: GroupHere }) {
  useGroupNews(group);
  return null;
}

let said: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined } as never);
});
afterEach(() => {
  said.mockRestore();
  vi.useRealTimers();
});

describe("in the workshop", () => {
  test("one's own group is named with its time, and one goes in by one click", async () => {
    const entered = vi.spyOn(live, "enterRoom").mockResolvedValue({ ok: true, body: {} as never });
    set({ room: workshop1, groups: groupsAt(live.clock() + 12 * minute + 40_000) });
    render(<MyGroup />);
    expect(screen.getByText("Ihre Gruppe: Gruppe 2")).toBeTruthy();
    expect(screen.getByText(/^noch 12:(40|39)$/)).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Hineingehen" }));
    expect(entered).toHaveBeenCalledWith("g2");
    entered.mockRestore();
  });

  test("who chooses sees what is free, and a refusal in words", async () => {
    const groups = groupsAt(0, { phase: "prepared" });
    set({
      room: workshop1,
      groups: {
        ...groups,
        plan: { ...groups.plan, way: "self", size: 1 },
        groups: [
          { name: "Gruppe 1", people: [klee], ends: 0 },
          { name: "Gruppe 2", people: [], ends: 0 },
        ],
      },
    });
    said.mockResolvedValue({ ok: false, fault: { code: "room.full", retry: true } } as never);
    render(<MyGroup />);
    expect(screen.getByText("voll")).toBeTruthy();
    expect(screen.getByText("Noch ein Platz frei")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Gruppe 2 wählen" }));
    expect(said).toHaveBeenCalledWith("groups.join", { group: 2 });
    expect(screen.getByRole("alert").textContent).toMatch(/kein Platz frei/);
    await expectAccessible();
  });

  test("who leads is told of a call for help, and can end it", async () => {
    const call = { room: "g1", group: "Gruppe 1", help: { name: "A. Klee", at: live.clock() }, open: true };
    set({ room: workshop1, lead: "co-moderator", calls: [call] });
    render(<HelpCalls />);
    expect(screen.getByText(/^Gruppe 1 bittet um Hilfe \(A\. Klee\), seit 0:0\d\.$/)).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Erledigt" }));
    expect(said).toHaveBeenCalledWith("groups.helped", { group: "g1" });
  });

  test("nobody else is told of it", () => {
    const call = { room: "g1", group: "Gruppe 1", help: { name: "A. Klee", at: 0 }, open: true };
    set({ room: workshop1, calls: [call] });
    const { container } = render(<HelpCalls />);
    expect(container.textContent).toBe("");
  });
});

describe("the cockpit", () => {
  const leading = (part: Partial<State>) =>
    set({ room: workshop1, you: { ...participant, role: "moderator" }, lead: "moderator", ...part });

  test("prepares groups, and starts them with two clicks", async () => {
    leading({});
    render(<Cockpit onClose={() => undefined} />);
    const groups = screen.getByLabelText("Wie viele Gruppen?");
    await userEvent.clear(groups);
    await userEvent.type(groups, "3");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Gruppen starten (3 × 20 min)" }));
    expect(said).toHaveBeenCalledWith("groups.plan", expect.objectContaining({ way: "random", groups: 3 }));
    await userEvent.click(await screen.findByRole("button", { name: "Jetzt starten" }));
    expect(said).toHaveBeenCalledWith("groups.start", {});
  });

  test("says what is wrong beside its field, and sends nothing", async () => {
    leading({});
    render(<Cockpit onClose={() => undefined} />);
    await userEvent.clear(screen.getByLabelText("Zeit in Minuten"));
    await userEvent.click(screen.getByRole("button", { name: "Plan speichern" }));
    expect(screen.getByText("Bitte eine Zahl von 1 bis 240.")).toBeTruthy();
    expect(said).not.toHaveBeenCalled();
  });

  test("shows who is there and speaks, the call for help, and the card", async () => {
    leading({
      groups: groupsAt(live.clock() + 10 * minute),
      glance: {
        workshop: workshop1.id,
        waiting: [{ id: "p-late", name: "L. Spät" }],
        groups: [
          {
            room: "g1",
            here: [klee.id],
            speaking: [klee.id],
            talk: 60,
            quiet: 0,
            hands: 1,
            card: { filled: 3, of: 3, reporter: true },
          },
          {
            room: "g2",
            here: [],
            speaking: [],
            talk: 0,
            quiet: live.clock() - 4 * minute,
            hands: 0,
            card: { filled: 0, of: 3, reporter: false },
          },
        ],
      },
    });
    render(<Cockpit onClose={() => undefined} />);
    const first = screen.getByRole("article", { name: "Gruppe 1" });
    expect(within(first).getByText("spricht: A. Klee")).toBeTruthy();
    expect(within(first).getByText("Eine Hand")).toBeTruthy();
    expect(within(first).getByText("fertig")).toBeTruthy();
    const second = screen.getByRole("article", { name: "Gruppe 2" });
    expect(within(second).getByText(/^Hilfe! seit 0:0\d$/)).toBeTruthy();
    expect(within(second).getByText(/^still seit 4:0\d$/)).toBeTruthy();
    expect(within(second).getByText("Eine Person ist noch unterwegs")).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "+5 min für Gruppe 1" }));
    expect(said).toHaveBeenCalledWith("groups.extend", { minutes: 5, group: "g1" });
    await userEvent.click(screen.getByRole("button", { name: "Zuteilen" }));
    expect(said).toHaveBeenCalledWith("groups.assign", {});
  });

  test("moves a person by the keyboard, and by dragging", async () => {
    leading({ groups: groupsAt(live.clock() + 10 * minute) });
    render(<Cockpit onClose={() => undefined} />);
    const name = screen.getByRole("button", { name: "A. Klee verschieben" });
    name.focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("menuitem", { name: "nach Gruppe 2" }));
    expect(said).toHaveBeenCalledWith("groups.move", { person: klee.id, group: 2 });
    said.mockClear();
    const carries = new Map<string, string>();
    const dataTransfer = {
      setData: (kind: string, text: string) => carries.set(kind, text),
      getData: (kind: string) => carries.get(kind) ?? "",
      get types() {
        return [...carries.keys()];
      },
    };
    fireEvent.dragStart(name.closest("li") as HTMLElement, { dataTransfer });
    fireEvent.drop(screen.getByRole("article", { name: "Gruppe 2" }).closest("li") as HTMLElement, {
      dataTransfer,
    });
    expect(said).toHaveBeenCalledWith("groups.move", { person: klee.id, group: 2 });
    said.mockClear();
    carries.clear();
    carries.set("text/plain", "{ what another page drags in");
    fireEvent.drop(screen.getByRole("article", { name: "Gruppe 2" }).closest("li") as HTMLElement, {
      dataTransfer,
    });
    expect(said).not.toHaveBeenCalled();
  });

  test("calls everybody back by one click, and ends at once only after a question", async () => {
    leading({ groups: groupsAt(live.clock() + 10 * minute) });
    render(<Cockpit onClose={() => undefined} />);
    await userEvent.click(screen.getByRole("button", { name: "Zurückrufen" }));
    expect(said).toHaveBeenCalledWith("groups.recall", {});
    await userEvent.click(screen.getByRole("button", { name: "Mehr" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Sofort beenden" }));
    expect(said).not.toHaveBeenCalledWith("groups.end", {});
    await userEvent.click(await screen.findByRole("button", { name: "Sofort beenden" }));
    expect(said).toHaveBeenCalledWith("groups.end", {});
  });
});

describe("in a group", () => {
  const here = (more: Partial<GroupHere> = {}): GroupHere => ({
    room: "g1",
    name: "Gruppe 1",
    people: [me],
    ends: live.clock() + 3 * minute,
    workshop: workshop1,
    task: "Was hilft?",
    fields: { statements: 3, note: true, image: false, reporter: true },
    ...more,
  });

  test("the task stands above, and what is announced", async () => {
    set({ room });
    render(
      <GroupStrip group={here({ announcement: { name: "K. Roth", text: "Noch fünf Minuten", at: 1 } })} />,
    );
    expect(screen.getByText("Was hilft?")).toBeTruthy();
    expect(screen.getByText("K. Roth: Noch fünf Minuten")).toBeTruthy();
    await expectAccessible();
  });

  test("help is called, and called off", async () => {
    set({ room });
    const { rerender } = render(<HelpButton group={here()} />);
    await userEvent.click(screen.getByRole("button", { name: "Hilfe rufen" }));
    expect(said).toHaveBeenCalledWith("groups.help", {});
    rerender(<HelpButton group={here({ help: { name: "M. Beispiel", at: 1 } })} />);
    await userEvent.click(screen.getByRole("button", { name: "Nicht mehr nötig" }));
    expect(said).toHaveBeenCalledWith("groups.helped", { group: "g1" });
  });

  test("the last two minutes and what is announced are read aloud", async () => {
    const { desk } = await import("../../ui/announce");
    vi.useFakeTimers();
    const heard: string[] = [];
    const off = desk.subscribe(() => heard.push(desk.read().assertive));
    const group = here();
    const { rerender } = render(<News group={group} />);
    act(() => vi.advanceTimersByTime(minute + 10));
    expect(heard).toContain("Noch zwei Minuten in dieser Gruppe.");
    rerender(<News group={{ ...group, announcement: { name: "K. Roth", text: "Bitte kommen", at: 5 } }} />);
    expect(heard.some((text) => text.startsWith("K. Roth: Bitte kommen"))).toBe(true);
    act(() => vi.advanceTimersByTime(2 * minute));
    expect(heard).toContain("Die Zeit dieser Gruppe ist um.");
    off();
  });
});
