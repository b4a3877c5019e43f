import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../live/live";
import type { Notice, Refusal, Result } from "../live/state";
import { go } from "../route";
import { expectAccessible } from "../test/axe";
import { cafeteria, now, plenum, programme, set, workshop1 } from "../test/fixture";
import { desk } from "../ui/announce";
import type { Entered } from "../wire/wire";
import { LineBanner } from "./LineBanner";
import { Notices } from "./Notices";
import { PlaceBar } from "./PlaceBar";
import { Shell } from "./Shell";
import { StayBanner } from "./StayBanner";

const entered = {} as Entered;

/** Lets the house open a room, or refuse it. */
function doors(fault?: Refusal) {
  return vi.spyOn(live, "enterRoom").mockImplementation(async (id): Promise<Result<Entered>> => {
    if (fault) return { ok: false, fault };
    const room = programme.rooms.find((known) => known.id === id) ?? { ...cafeteria, id };
    live.store.set((state) => ({ ...state, room, entering: undefined }));
    return { ok: true, body: entered };
  });
}

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
  vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: { total: 0, people: [] } });
  vi.spyOn(live, "leaveRoom").mockImplementation(async () => {
    live.store.set((state) => ({ ...state, room: undefined }));
    return { ok: true, body: undefined };
  });
  history.replaceState(null, "", "/j/secret");
  set({});
});

describe("the bar of places", () => {
  test("says of each place what goes on there, and where one is", async () => {
    set({ room: plenum });
    render(<PlaceBar route={{ place: "room", key: "plenum" }} />);
    const bar = screen.getByRole("navigation", { name: "Orte" });
    const links = within(bar).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual([
      "Foyer412 Personen sind da",
      expect.stringMatching(/^Plenumläuftnoch 32 min · Streitgespräch/),
      "Workshops2 Workshops um 13:15",
      "Cafeteria34 Personen",
      "ProgrammAlle Tage, alle Räume",
      "HilfeBedienung, Netz, Datenschutz",
    ]);
    expect(
      links.filter((link) => link.hasAttribute("aria-current")).map((link) => link.getAttribute("href")),
    ).toEqual(["#/room/plenum"]);
    await expectAccessible();
  });

  test("says what was on, dimmed and in words, while the line is lost", async () => {
    set({ room: plenum, line: "lost", lostSince: now });
    render(<PlaceBar route={{ place: "room", key: "plenum" }} />);
    expect(screen.getByRole("link", { name: /^Plenum/ }).textContent).toContain("zuletzt: läuft");
    await expectAccessible();
  });

  test("leaves out what the conference does not have", () => {
    set({ programme: { ...programme, rooms: [plenum] } });
    render(<PlaceBar route={{ place: "foyer" }} />);
    expect(screen.queryByRole("link", { name: /Cafeteria|Workshops/ })).toBeNull();
  });

  test("opens the menu of the house under one's own name", async () => {
    render(<PlaceBar route={{ place: "foyer" }} />);
    await userEvent.click(screen.getByRole("button", { name: /M\. Beispiel/ }));
    const items = await screen.findAllByRole("menuitem");
    expect(items.map((item) => item.textContent)).toEqual([
      "Programm",
      "Mein Programm",
      "Personen",
      "Kontakte und Termine",
      "Hilfe",
      "Einstellungen",
      "English",
      "Konferenz verlassen",
    ]);
  });
});

describe("address and room", () => {
  test("a bare link leads to what runs now", async () => {
    const enter = doors();
    render(<Shell />);
    await waitFor(() => expect(location.hash).toBe("#/room/plenum"));
    expect(enter).toHaveBeenCalledExactlyOnceWith(plenum.id);
  });

  test("a bare link leads to the foyer when nothing runs", async () => {
    set({ running: { now: [], next: [] } });
    render(<Shell />);
    const heading = await screen.findByRole("heading", { level: 1, name: "Foyer" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(location.hash).toBe("#/foyer");
    await expectAccessible();
  });

  test("a click on the bar goes to another room", async () => {
    const enter = doors();
    history.replaceState(null, "", "/j/secret#/foyer");
    render(<Shell />);
    act(() => go({ place: "room", key: "raum-1" }));
    await waitFor(() => expect(live.store.get().room?.id).toBe(workshop1.id));
    expect(enter).toHaveBeenCalledExactlyOnceWith(workshop1.id);
  });

  test("a refused room leaves one where one is, with words", async () => {
    doors({ code: "room.full", retry: true });
    history.replaceState(null, "", "/j/secret#/foyer");
    render(<Shell />);
    act(() => go({ place: "room", key: "raum-1" }));
    expect(await screen.findByText(/Workshopraum 1: Hier ist zurzeit kein Platz frei/)).toBeTruthy();
    expect(location.hash).toBe("#/foyer");
  });

  test("a room that does not exist leads to the foyer, with words", async () => {
    doors({ code: "not.found", retry: false });
    history.replaceState(null, "", "/j/secret#/room/nowhere");
    render(<Shell />);
    expect(await screen.findByText(/Diesen Ort gibt es nicht/)).toBeTruthy();
    expect(location.hash).toBe("#/foyer");
  });

  test("whoever is taken out of a room sees the foyer", async () => {
    doors();
    history.replaceState(null, "", "/j/secret#/room/plenum");
    render(<Shell />);
    await waitFor(() => expect(live.store.get().room?.id).toBe(plenum.id));
    act(() => live.store.set((state) => ({ ...state, room: undefined })));
    await waitFor(() => expect(location.hash).toBe("#/foyer"));
  });

  test("a page to look at leaves one in the room, says so, and leads back", async () => {
    const enter = doors();
    history.replaceState(null, "", "/j/secret#/room/plenum");
    render(<Shell />);
    await waitFor(() => expect(live.store.get().room?.id).toBe(plenum.id));
    act(() => go({ place: "help" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Hilfe" })).toBeTruthy();
    expect(screen.getByText(/Sie sind weiter hier: Plenum/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Zurück: Plenum" }));
    expect(location.hash).toBe("#/room/plenum");
    expect(enter).toHaveBeenCalledTimes(1);
    expect(live.leaveRoom).not.toHaveBeenCalled();
  });

  test("who stands among the tables of the cafeteria is not told that they hear something", () => {
    const { rerender } = render(<StayBanner route={{ place: "help" }} />);
    act(() => set({ room: cafeteria }));
    rerender(<StayBanner route={{ place: "help" }} />);
    expect(screen.getByText(/Sie sind weiter hier: Cafeteria/).textContent).not.toContain("hören");
    act(() => set({ room: plenum }));
    expect(screen.getByText(/Sie sind weiter hier: Plenum/).textContent).toContain(
      "Sie hören den Raum weiter.",
    );
  });

  test("who is cut off is not told that they hear something", () => {
    set({ room: plenum, line: "lost", lostSince: now });
    render(<StayBanner route={{ place: "help" }} />);
    expect(screen.getByText(/Sie sind weiter hier: Plenum/).textContent).not.toContain("hören");
  });

  test("the foyer leaves the room", async () => {
    doors();
    history.replaceState(null, "", "/j/secret#/room/plenum");
    render(<Shell />);
    await waitFor(() => expect(live.store.get().room?.id).toBe(plenum.id));
    act(() => go({ place: "foyer" }));
    await waitFor(() => expect(live.leaveRoom).toHaveBeenCalled());
  });

  test("the title of the page names place and conference", async () => {
    history.replaceState(null, "", "/j/secret#/help");
    render(<Shell />);
    await waitFor(() => expect(document.title).toBe("Hilfe · Tag der kommunalen Jobcenter · Konvent"));
  });
});

describe("what is told", () => {
  test("a lost line stands above the place and is read at once, and so is its return", async () => {
    render(<LineBanner />);
    act(() => set({ line: "lost", lostSince: Date.now() }));
    expect(screen.getByText(/Sie müssen nichts tun/)).toBeTruthy();
    expect(desk.read().assertive).toContain("unterbrochen");
    await expectAccessible();
    act(() => set({}));
    expect(screen.queryByText(/Sie müssen nichts tun/)).toBeNull();
    expect(desk.read().assertive).toContain("Die Verbindung steht wieder.");
  });

  test("a notice is shown until it is closed, and read once", async () => {
    render(<Notices />);
    act(() => set({ notices: [{ id: 900, key: "removed", params: { room: "Plenum" }, assertive: true }] }));
    expect(desk.read().assertive).toContain("Sie wurden aus dem Raum genommen: Plenum");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Hinweis schließen" }));
    expect(screen.queryByText(/aus dem Raum genommen/)).toBeNull();
  });

  test("of many notices the newest urgent one stands there, and the others behind one line", async () => {
    render(<Notices />);
    const notices: Notice[] = [
      { id: 910, key: "roomClosed", params: { room: "Plenum" }, assertive: true },
      { id: 911, key: "held", params: {}, assertive: true },
      { id: 912, key: "devicesOff", params: {}, assertive: false },
    ];
    act(() => set({ notices }));
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringContaining("Die Regie hat Ihr Mikrofon stummgeschaltet"),
    ]);
    const others = screen.getByRole("button", { name: "2 weitere Hinweise", expanded: false });
    await expectAccessible();
    await userEvent.click(others);
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    expect(document.activeElement).toBe(others);
    act(() => set({ notices: notices.slice(0, 2) }));
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    expect(screen.queryByRole("button", { expanded: true })).toBeNull();
  });
});
