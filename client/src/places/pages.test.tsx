import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../live/live";
import { expectAccessible } from "../test/axe";
import { at, host, now, people, placed, plenum, programme, set, workshop1 } from "../test/fixture";
import { having } from "../test/seats";
import { Ended } from "./ended/Ended";
import { Foyer } from "./foyer/Foyer";
import { Help } from "./help/Help";
import { PeoplePage } from "./people/PeoplePage";
import { ProgrammePage } from "./programme/ProgrammePage";
import { Workshops } from "./workshops/Workshops";

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
  vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: { total: 8, people: placed(people(8), plenum) } });
  history.replaceState(null, "", "/j/secret#/foyer");
  set({});
});

describe("the foyer", () => {
  test("says what is on and where, what comes, and who is there to help", async () => {
    render(<Foyer />);
    const now = screen.getByRole("article", { name: /^Streitgespräch/ });
    expect(now.textContent).toContain("Plenum · noch 32 min");
    expect(screen.getByText("Schlaglichter aus der Praxis")).toBeTruthy();
    expect(screen.getByText("Workshops, Runde 1")).toBeTruthy();
    const team = screen.getByRole("region", { name: "Für Sie da" });
    expect(await within(team).findByText("S. Wald")).toBeTruthy();
    expect(within(team).getByText("Regie")).toBeTruthy();
    await expectAccessible();
  });

  test("leads to the plenum by one click", async () => {
    render(<Foyer />);
    await userEvent.click(screen.getByRole("button", { name: "Ins Plenum" }));
    expect(location.hash).toBe("#/room/plenum");
  });

  test("puts my workshop first where several run, and pushes none where none is mine", async () => {
    const running = { now: ["s5", "s6"], next: [] };
    const titles = () => screen.getAllByRole("article").map((card) => card.textContent ?? "");
    set({ running, seats: having({ session: "s6" }) });
    const { unmount } = render(<Foyer />);
    expect(titles().map((text) => text.includes("Ihr Workshop"))).toEqual([true, false]);
    expect(titles()[0]).toContain("Aufsuchende Fallarbeit");
    await expectAccessible();
    unmount();
    set({ running });
    render(<Foyer />);
    expect(titles()[0]).toContain("Videoberatung");
    expect(titles().some((text) => text.includes("Ihr Workshop"))).toBe(false);
    for (const way of screen.getAllByRole("button", { name: /^Hingehen: / }))
      expect(way.dataset.look).toBe("plain");
  });

  test("has words when nothing is on", async () => {
    set({ running: { now: [], next: [] }, programme: { ...programme, sessions: [] } });
    render(<Foyer />);
    expect(screen.getByText("Gerade läuft nichts.")).toBeTruthy();
    expect(screen.getByText("Heute kommt nichts mehr.")).toBeTruthy();
    await expectAccessible();
  });
});

describe("the programme", () => {
  test("opens at what is on now, with what is over above it", () => {
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
    render(<ProgrammePage />);
    const [row] = scrolled.mock.contexts as Element[];
    expect(row?.textContent).toContain("Streitgespräch");
  });

  test("marks what runs, dims what was, and sets workshops of a round side by side", async () => {
    render(<ProgrammePage />);
    const item = (title: string | RegExp) => screen.getByRole("heading", { name: title }).closest("article");
    expect(item(/^Streitgespräch/)?.textContent).toContain("jetzt");
    expect(item("Begrüßung")?.textContent).toContain("vorbei");
    expect(item("Schlaglichter aus der Praxis")?.textContent).toContain("als Nächstes");
    const round = screen.getByText("Workshops, Runde 1").parentElement;
    expect(round && within(round).getAllByRole("heading")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: /^Hingehen: Streitgespräch/ }));
    expect(location.hash).toBe("#/room/plenum");
    await expectAccessible();
  });

  test("leads to what runs, and to what begins within a quarter of an hour", () => {
    const ways = () =>
      screen.queryAllByRole("button", { name: /^Hingehen/ }).map((way) => way.getAttribute("aria-label"));
    const clock = vi.spyOn(live, "clock").mockReturnValue(at(11, 19));
    const { unmount } = render(<ProgrammePage />);
    expect(ways()).toEqual([expect.stringContaining("Streitgespräch")]);
    unmount();
    clock.mockReturnValue(at(11, 20));
    render(<ProgrammePage />);
    expect(ways()).toEqual([
      expect.stringContaining("Streitgespräch"),
      expect.stringContaining("Schlaglichter"),
    ]);
  });

  test("is moved only by those who may", async () => {
    const { unmount } = render(<ProgrammePage />);
    expect(screen.queryByRole("button", { name: /verschieben/ })).toBeNull();
    unmount();
    set({ you: host });
    render(<ProgrammePage />);
    await userEvent.click(screen.getByRole("button", { name: "Ablauf verschieben …" }));
    expect(await screen.findByRole("dialog", { name: "Ablauf verschieben" })).toBeTruthy();
  });

  test("has a tab for each day", async () => {
    const [first] = programme.sessions;
    const second = first && {
      ...first,
      id: "x",
      day: 2,
      title: "Zweiter Tag",
      start: now + 8.64e7,
      end: now + 9e7,
    };
    set({
      programme: {
        ...programme,
        days: ["2021-06-24", "2021-06-25"],
        sessions: [...programme.sessions, ...(second ? [second] : [])],
      },
    });
    render(<ProgrammePage />);
    expect(screen.getByRole("tab", { name: "Donnerstag, 24. Juni", selected: true })).toBeTruthy();
    await userEvent.click(screen.getByRole("tab", { name: "Freitag, 25. Juni" }));
    expect(screen.getByRole("heading", { name: "Zweiter Tag" })).toBeTruthy();
    await expectAccessible();
  });

  test("has words when it is empty", async () => {
    set({ programme: { ...programme, sessions: [] } });
    render(<ProgrammePage />);
    expect(screen.getByRole("heading", { name: "Das Programm ist noch leer" })).toBeTruthy();
    await expectAccessible();
  });
});

describe("the workshops", () => {
  test("say what runs in each room and how full it is", async () => {
    set({ running: { now: ["s5"], next: ["s6"] }, places: { online: 60, rooms: { [workshop1.id]: 50 } } });
    render(<Workshops />);
    const rooms = screen.getByRole("region", { name: "Alle Workshopräume" });
    const [first] = within(rooms).getAllByRole("article");
    expect(first?.textContent).toContain("läuft");
    expect(first?.textContent).toContain("voll");
    expect(first?.textContent).toContain("50 von 50 Plätzen belegt");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Hineingehen: Workshopraum 1" }));
    expect(location.hash).toBe("#/room/raum-1");
  });

  test("have words when there are none", async () => {
    set({ programme: { ...programme, rooms: [plenum] } });
    render(<Workshops />);
    expect(screen.getByRole("heading", { name: "Noch keine Workshopräume" })).toBeTruthy();
  });
});

test("the page of people says where each of them is", async () => {
  render(<PeoplePage />);
  const [klee] = await screen.findAllByRole("listitem");
  expect(klee?.textContent).toContain("Plenum");
  await expectAccessible();
});

test("the help says how the connection is, what is stored, and whom to write to", async () => {
  render(<Help />);
  expect(screen.getByRole("region", { name: "Ihre Verbindung" }).textContent).toContain("steht");
  expect(screen.getByRole("region", { name: "Was gespeichert wird" }).textContent).toContain(
    "nicht aufgezeichnet",
  );
  expect(screen.getByRole("region", { name: "Erklärung zur Barrierefreiheit" }).textContent).toContain(
    "Landkreistag",
  );
  await expectAccessible();
});

describe("after the end", () => {
  test.each([
    ["elsewhere", "Hier weitermachen"],
    ["left", "Wieder eintreten"],
  ] as const)("%s offers the way back", async (why, action) => {
    const again = vi.spyOn(live, "again").mockImplementation(() => undefined);
    render(<Ended why={why} />);
    expect(screen.getByRole("heading", { level: 1 })).toBe(document.activeElement);
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: action }));
    expect(again).toHaveBeenCalled();
  });

  test("a revoked link has words and no way back", () => {
    render(<Ended why="link" />);
    expect(screen.getByText(/Bitten Sie die Veranstalter/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
