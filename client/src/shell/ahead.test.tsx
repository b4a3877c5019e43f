import { render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../live/live";
import { expectAccessible } from "../test/axe";
import { at, host, now, set, workshop2 } from "../test/fixture";
import { full, having } from "../test/seats";
import { Ahead } from "./Ahead";
import { PlaceBar } from "./PlaceBar";

const mine = { offered: full(12), seats: having({ session: "s6" }) };
const foyer = { place: "foyer" } as const;
const line = () => screen.queryByRole("complementary", { name: "Was für Sie als Nächstes kommt" });

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(at(12, 20));
  set(mine);
});

describe("the line about what comes next for me", () => {
  test("says when and where my workshop begins, and that one is taken there", async () => {
    render(<Ahead route={foyer} />);
    expect(line()?.textContent).toBe(
      "13:15 Ihr Workshop: Aufsuchende Fallarbeit, Workshopraum 2. Sie werden hinübergebracht.",
    );
    await expectAccessible();
  });

  test("does not promise to take one there while that is on hold", () => {
    set({ ...mine, running: { now: [], next: [], held: true } });
    render(<Ahead route={foyer} />);
    expect(line()?.textContent).toBe("13:15 Ihr Workshop: Aufsuchende Fallarbeit, Workshopraum 2.");
  });

  test("does not promise it to who said that they stay", () => {
    vi.spyOn(live, "clock").mockReturnValue(at(13, 15) - 20_000);
    render(<Ahead route={foyer} />);
    expect(line()?.textContent).toContain("13:15 Ihr Workshop: Aufsuchende Fallarbeit, Workshopraum 2.");
    expect(line()?.textContent).not.toContain("hinübergebracht");
  });

  test("is a way there when it is near, and gone when one is there", () => {
    vi.spyOn(live, "clock").mockReturnValue(at(13, 20));
    const { unmount } = render(<Ahead route={foyer} />);
    expect(line()?.textContent).toContain("Ihr Workshop läuft: Aufsuchende Fallarbeit");
    expect(screen.getByRole("link", { name: "Hingehen" }).getAttribute("href")).toBe("#/room/raum-2");
    unmount();
    set({ ...mine, room: workshop2 });
    const { unmount: again } = render(<Ahead route={{ place: "room", key: "raum-2" }} />);
    expect(line()).toBeNull();
    again();
    set({ ...mine, room: { ...workshop2, id: "g1", slug: "g1", kind: "group", parent: workshop2.id } });
    render(<Ahead route={{ place: "room", key: "g1" }} />);
    expect(line()).toBeNull();
  });

  test("reminds one to choose, but not who leads, nor who is choosing", () => {
    set({ offered: full(12) });
    const { unmount } = render(<Ahead route={foyer} />);
    expect(line()?.textContent).toContain(
      "13:15 beginnt Runde 1 der Workshops. Sie haben noch nicht gewählt.",
    );
    expect(screen.getByRole("link", { name: "Jetzt wählen" }).getAttribute("href")).toBe("#/workshops");
    unmount();
    const { unmount: again } = render(<Ahead route={{ place: "workshops" }} />);
    expect(line()).toBeNull();
    again();
    set({ offered: full(12), you: host });
    render(<Ahead route={foyer} />);
    expect(line()).toBeNull();
  });
});

describe("my workshop in the bar of places", () => {
  test("leads to the choice while it is far, and into its room when it is near", () => {
    vi.spyOn(live, "clock").mockReturnValue(now);
    const { unmount } = render(<PlaceBar route={foyer} />);
    const far = screen.getByRole("link", { name: /^Mein Workshop/ });
    expect(far.getAttribute("href")).toBe("#/workshops");
    expect(far.textContent).toContain("13:15 Aufsuchende Fallarbeit");
    unmount();
    vi.spyOn(live, "clock").mockReturnValue(at(13, 1));
    render(<PlaceBar route={foyer} />);
    expect(screen.getByRole("link", { name: /^Mein Workshop/ }).getAttribute("href")).toBe("#/room/raum-2");
  });
});
