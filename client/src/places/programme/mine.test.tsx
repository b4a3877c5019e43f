import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { at, inside, now, person, programme, set } from "../../test/fixture";
import { full, having } from "../../test/seats";
import { MinePage } from "./MinePage";

let saved: Blob[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(live, "clock").mockReturnValue(now);
  history.replaceState(null, "", "/j/secret#/mine");
  URL.createObjectURL = (file) => {
    saved.push(file as Blob);
    return "blob:calendar";
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  set({ offered: full(12), seats: having({ session: "s6" }) });
});
afterEach(() => vi.restoreAllMocks());

/** What is in a file; the browser of these tests has no shorter way. */
function textOf(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });
}

const titles = () => screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);

describe("my programme", () => {
  test("is my day in order, with my workshop and what comes next", async () => {
    render(<MinePage />);
    expect(titles()).toEqual([
      "Begrüßung",
      expect.stringMatching(/^Streitgespräch/),
      "Schlaglichter aus der Praxis",
      "Mittagspause",
      "Aufsuchende Fallarbeit",
      "Fazit und Ausblick",
    ]);
    const mine = screen.getByRole("heading", { name: "Aufsuchende Fallarbeit" }).closest("article");
    expect(mine?.textContent).toContain("Ihr Workshop");
    expect(mine?.textContent).toContain("Workshopraum 2");
    const next = screen.getByRole("heading", { name: /^Schlaglichter/ }).closest("article");
    expect(next?.textContent).toContain("als Nächstes");
    await expectAccessible();
  });

  test("says where one has still to choose, and leads there", async () => {
    set({ offered: full(0, 3), seats: having({ session: "s5", waiting: 3 }) });
    render(<MinePage />);
    const open = screen.getByRole("heading", { name: "Runde 1: noch nichts gewählt" }).closest("article");
    expect(open?.textContent).toContain("Warteliste, Platz 3: Videoberatung");
    expect(screen.getByRole("link", { name: "Jetzt wählen" }).getAttribute("href")).toBe("#/workshops");
    await expectAccessible();
  });

  test("leads to my workshop when it is near", async () => {
    vi.spyOn(live, "clock").mockReturnValue(at(13, 3));
    render(<MinePage />);
    await userEvent.click(screen.getByRole("button", { name: "Hingehen: Aufsuchende Fallarbeit" }));
    expect(location.hash).toBe("#/room/raum-2");
  });

  test("is taken home whole, or one by one", async () => {
    render(<MinePage />);
    await userEvent.click(screen.getByRole("button", { name: "In den Kalender" }));
    await userEvent.click(
      screen.getByRole("button", { name: "In den Kalender: Aufsuchende Fallarbeit", hidden: true }),
    );
    const [all, one] = await Promise.all(saved.map(textOf));
    expect(all?.match(/BEGIN:VEVENT/g)).toHaveLength(6);
    expect(one?.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(one).toContain("UID:s6@localhost");
    expect(one).toContain("DTSTART:20210624T111500Z");
    expect(one).toContain("LOCATION:Workshopraum 2\\, Tag der kommunalen Jobcenter");
    expect(saved[0]?.type).toBe("text/calendar;charset=utf-8");
  });

  test("has the appointments that are agreed, and no others", () => {
    const meeting = {
      id: "a1",
      with: person("A. Klee"),
      mine: true,
      start: at(12, 40),
      minutes: 10,
      place: "online",
      state: "accepted",
    } as const;
    const appointments = [meeting, { ...meeting, id: "a2", state: "declined" as const }];
    set({ offered: full(12), mine: { ...inside.mine, appointments } });
    render(<MinePage />);
    expect(titles().filter((title) => title?.includes("A. Klee"))).toHaveLength(1);
    expect(titles()[4]).toContain("A. Klee");
  });

  test("has words when there is nothing", async () => {
    set({ programme: { ...programme, sessions: [] } });
    render(<MinePage />);
    expect(screen.getByRole("heading", { name: "Ihr Programm ist noch leer" })).toBeTruthy();
    await expectAccessible();
  });

  test("leads to the whole programme", () => {
    render(<MinePage />);
    expect(screen.getByRole("link", { name: "Ganzes Programm" }).getAttribute("href")).toBe("#/programme");
    expect(screen.getByRole("link", { name: "Mein Programm" }).getAttribute("aria-current")).toBe("page");
  });
});
