import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { now, plenum, set, workshop1 } from "../../test/fixture";
import type { Move } from "../../wire/wire";
import { MoveNotice } from "./MoveNotice";
import { useAsked } from "./useAsked";

function Shown() {
  useAsked();
  return <MoveNotice />;
}

const toWorkshop: Move = {
  room: workshop1.id,
  name: workshop1.name,
  title: "U25",
  at: 0,
  why: "session",
  stay: true,
};

describe("a wish of the house", () => {
  beforeEach(() => history.replaceState(null, "", "#/room/plenum"));
  afterEach(() => vi.useRealTimers());

  test("is told with its time, and may be refused", async () => {
    const said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
    set({ room: plenum, asked: { ...toWorkshop, at: live.clock() + 30_000 } });
    render(<Shown />);
    expect(screen.getByRole("timer").textContent).toBe(
      "In 30 Sekunden beginnt: U25 (Workshopraum 1). Sie werden hinübergebracht.",
    );
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Hier bleiben" }));
    expect(said).toHaveBeenCalledWith("move.stay", {});
    expect(location.hash).toBe("#/room/plenum");
    said.mockRestore();
  });

  test("is followed at once when one likes", async () => {
    set({ room: plenum, asked: { ...toWorkshop, at: live.clock() + 30_000, stay: false } });
    render(<Shown />);
    expect(screen.queryByRole("button", { name: "Hier bleiben" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Jetzt hingehen" }));
    expect(location.hash).toBe("#/room/raum-1");
  });

  test("is followed by itself at its time, and not before", () => {
    vi.useFakeTimers({ now });
    set({ room: plenum, asked: { ...toWorkshop, at: live.clock() + 30_000 } });
    render(<Shown />);
    act(() => vi.advanceTimersByTime(29_900));
    expect(location.hash).toBe("#/room/plenum");
    act(() => vi.advanceTimersByTime(200));
    expect(location.hash).toBe("#/room/raum-1");
  });

  test("waits for a line that is lost", () => {
    vi.useFakeTimers({ now });
    set({ room: plenum, asked: toWorkshop, line: "lost" });
    render(<Shown />);
    act(() => vi.advanceTimersByTime(5_000));
    expect(location.hash).toBe("#/room/plenum");
    act(() => set({ room: plenum, asked: toWorkshop }));
    act(() => vi.advanceTimersByTime(10));
    expect(location.hash).toBe("#/room/raum-1");
  });
});
