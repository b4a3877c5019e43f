import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { at, conference, now, programme, set } from "../../test/fixture";
import { full, having } from "../../test/seats";
import { Workshops } from "./Workshops";

const card = (title: RegExp) =>
  within(screen.getByRole("region", { name: "Runde 1" }))
    .getByRole("heading", { name: title })
    .closest("article") as HTMLElement;
const first = () => card(/^Videoberatung/);
const second = () => card(/^Aufsuchende/);

/** What is said to the house; it answers as told, or done. */
function house(fault?: "seat.none" | "seat.late" | "lost") {
  return vi
    .spyOn(live, "do")
    .mockResolvedValue(
      fault ? { ok: false, fault: { code: fault, retry: true } } : { ok: true, body: having() },
    );
}

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
  history.replaceState(null, "", "/j/secret#/workshops");
  set({ offered: full(12) });
});

describe("choosing a workshop", () => {
  test("says what is free, until when one can choose, and chooses with one click", async () => {
    const said = house();
    render(<Workshops />);
    expect(screen.getByText("bis 13:05 änderbar")).toBeTruthy();
    expect(screen.getByText("Sie haben noch nicht gewählt.")).toBeTruthy();
    expect(first().textContent).toContain("noch 12 von 50 Plätzen frei");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: /^Wählen: Videoberatung/ }));
    expect(said).toHaveBeenCalledWith("seat.choose", { session: "s5", online: true });
  });

  test("shows what one chose, and changes or gives it back with one click", async () => {
    const said = house();
    set({ offered: full(12), seats: having({ session: "s6" }) });
    render(<Workshops />);
    expect(screen.getByText("Ihre Wahl: Aufsuchende Fallarbeit")).toBeTruthy();
    expect(second().textContent).toContain("Gewählt");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: /^Wählen: Videoberatung/ }));
    expect(said).toHaveBeenLastCalledWith("seat.choose", { session: "s5", online: true });
    await userEvent.click(screen.getByRole("button", { name: "Platz zurückgeben: Aufsuchende Fallarbeit" }));
    expect(said).toHaveBeenLastCalledWith("seat.leave", { session: "s6" });
  });

  test("offers the waiting list where it is full, and says one's turn and what one keeps", async () => {
    const said = house();
    set({ offered: full(0, 4), seats: having({ session: "s6" }) });
    const { unmount } = render(<Workshops />);
    expect(first().textContent).toContain("voll · 4 Personen warten");
    await userEvent.click(screen.getByRole("button", { name: /^Auf die Warteliste: Videoberatung/ }));
    expect(said).toHaveBeenLastCalledWith("seat.choose", { session: "s5", online: true, wait: true });
    unmount();
    set({ offered: full(0, 5), seats: having({ session: "s5", waiting: 3 }, { session: "s6" }) });
    render(<Workshops />);
    expect(first().textContent).toContain("Warteliste, Platz 3");
    expect(first().textContent).toContain("behalten Sie Ihren Platz in „Aufsuchende Fallarbeit“");
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: /^Warteliste verlassen: Videoberatung/ }));
    expect(said).toHaveBeenLastCalledWith("seat.leave", { session: "s5" });
  });

  test("swaps with somebody who offers a seat", async () => {
    const said = house();
    set({ offered: full(0, 2, [{ for: "s6", count: 2 }]), seats: having({ session: "s5" }) });
    render(<Workshops />);
    expect(first().textContent).toContain("2 Personen mit einem Platz in „Aufsuchende Fallarbeit“");
    await userEvent.click(
      screen.getByRole("button", { name: "Meinen Platz tauschen gegen: Aufsuchende Fallarbeit" }),
    );
    expect(said).toHaveBeenCalledWith("seat.swap", { session: "s6" });
    await expectAccessible();
  });

  test.each([
    ["seat.none", /inzwischen kein Platz mehr frei/],
    ["seat.late", /Die Wahl für diese Runde ist abgeschlossen/],
    ["lost", /Keine Verbindung/],
  ] as const)("says in words that it was refused: %s", async (code, words) => {
    house(code);
    render(<Workshops />);
    await userEvent.click(screen.getByRole("button", { name: /^Wählen: Videoberatung/ }));
    expect(await within(first()).findByText(words)).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Wählen: Videoberatung/ })).toBeTruthy();
    await expectAccessible();
  });
});

describe("when one cannot choose", () => {
  test("the deadline is told, nothing can be chosen, and the way in is there", async () => {
    vi.spyOn(live, "clock").mockReturnValue(at(13, 6));
    set({ offered: full(12), seats: having({ session: "s6" }) });
    render(<Workshops />);
    expect(screen.getByText("Wahl abgeschlossen")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^(Wählen|Platz zurückgeben)/ })).toBeNull();
    await userEvent.click(within(second()).getByRole("button", { name: "Hineingehen: Workshopraum 2" }));
    expect(location.hash).toBe("#/room/raum-2");
    await expectAccessible();
  });

  test("a closed one says whom it is for", async () => {
    const sessions = programme.sessions.map((item) => (item.id === "s5" ? { ...item, closed: true } : item));
    set({ programme: { ...programme, sessions } });
    const { unmount } = render(<Workshops />);
    expect(first().textContent).toContain("nur für Eingeladene");
    expect(within(first()).queryByRole("button")).toBeNull();
    await expectAccessible();
    unmount();
    set({ programme: { ...programme, sessions }, seats: { seats: [], named: ["s5"] } });
    render(<Workshops />);
    expect(first().textContent).toContain("Sie sind eingeladen");
    expect(within(first()).getByRole("button", { name: /^Wählen/ })).toBeTruthy();
  });

  test("who leads it takes nobody's seat", () => {
    set({ offered: full(0), seats: having({ session: "s5", extra: true }) });
    render(<Workshops />);
    expect(first().textContent).toContain("nehmen niemandem einen Platz");
  });
});

test("in a hybrid conference one says how one attends", async () => {
  const said = house();
  set({
    conference: { ...conference, mode: "hybrid" },
    offered: full(12),
    seats: having({ session: "s6", online: true }),
  });
  render(<Workshops />);
  await userEvent.click(screen.getByRole("radio", { name: "im Saal" }));
  await userEvent.click(screen.getByRole("button", { name: /^Wählen: Videoberatung/ }));
  expect(said).toHaveBeenLastCalledWith("seat.choose", { session: "s5", online: false });
  await userEvent.click(screen.getByRole("button", { name: "Lieber in den Saal" }));
  expect(said).toHaveBeenLastCalledWith("seat.choose", { session: "s6", online: false });
  await expectAccessible();
});
