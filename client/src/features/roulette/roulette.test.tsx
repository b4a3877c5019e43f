import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { nothingMine } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { cafeteria, now, people, set } from "../../test/fixture";
import type { Roulette } from "../../wire/wire";
import { RouletteCard } from "./RouletteCard";
import { RouletteActions, RouletteClock } from "./RouletteClock";
import { RouletteDialog } from "./RouletteDialog";
import { wordsOf } from "./words";

const stands = (roulette: Roulette) => ({ room: cafeteria, mine: { ...nothingMine, roulette } });

function house() {
  return vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined as never });
}

beforeEach(() => {
  vi.spyOn(live, "clock").mockReturnValue(now);
  history.replaceState(null, "", "#/foyer");
});

test("interests are divided by commas, at most five of thirty characters", () => {
  expect(wordsOf(" U25, Wohnen ;,IT\n")).toEqual(["U25", "Wohnen", "IT"]);
  expect(wordsOf("")).toEqual([]);
  expect(wordsOf("a,b,c,d,e,f")).toBeUndefined();
  expect(wordsOf("ü".repeat(30))).toHaveLength(1);
  expect(wordsOf("ü".repeat(31))).toBeUndefined();
});

test("one joins with interests and without one's own office", async () => {
  const say = house();
  const close = vi.fn();
  set({ room: cafeteria });
  render(<RouletteDialog open onClose={close} />);
  const field = await screen.findByRole("textbox", { name: "Worüber möchten Sie sprechen?" });
  await expectAccessible();
  await userEvent.type(field, "a,b,c,d,e,f");
  await userEvent.click(screen.getByRole("button", { name: "Mitmachen" }));
  expect(screen.getByText("Höchstens 5 Stichworte mit je 30 Zeichen.")).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, "U25");
  await userEvent.click(screen.getByRole("switch", { name: "Niemand aus meinem Amt" }));
  await userEvent.click(screen.getByRole("button", { name: "Mitmachen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("roulette.join", { interests: ["U25"], notMyOffice: true });
  expect(close).toHaveBeenCalledOnce();
});

test("who waits is told for how long, that nobody new is there, and that the table is ready", async () => {
  const say = house();
  set(stands({ state: "waiting", since: now - 12_000 }));
  render(<RouletteCard />);
  expect(screen.getByRole("heading", { name: "Sie sind in der Auslosung" })).toBeTruthy();
  expect(screen.getByText("Sie warten seit 0:12")).toBeTruthy();
  await expectAccessible();
  act(() => set(stands({ state: "lonely", since: now })));
  expect(screen.getByRole("heading", { name: "Sie kennen schon alle, die gerade warten" })).toBeTruthy();
  act(() => set(stands({ state: "drawn", table: "t1", with: people(2), until: now })));
  expect(screen.getByText("Sie treffen: A. Klee, T. Hain")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Zum Tisch" }));
  expect(location.hash).toBe("#/room/t1");
  await userEvent.click(screen.getByRole("button", { name: "Nicht mehr mitmachen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("roulette.leave", {});
  act(() => set(stands({ state: "out" })));
  expect(screen.queryByRole("region")).toBeNull();
});

test("at the table one goes on or stays; when the time is up nobody is sent away", async () => {
  const say = house();
  set(stands({ state: "drawn", table: "t1", until: now + 65_000 }));
  render(
    <main>
      <RouletteClock />
      <RouletteActions back={cafeteria.id} />
    </main>,
  );
  expect(screen.getByRole("timer").textContent).toBe("noch 1:05");
  await expectAccessible();
  act(() => set(stands({ state: "drawn", table: "t1", until: now - 1 })));
  expect(screen.getByRole("timer").textContent).toBe("Zeit ist um");
  await userEvent.click(screen.getByRole("button", { name: "Bleiben: ohne Zeitgrenze weitersprechen" }));
  expect(say).toHaveBeenLastCalledWith("roulette.stay", {});
  act(() => set(stands({ state: "drawn", table: "t1" })));
  expect(screen.getByText("Ohne Zeitgrenze")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Bleiben/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Weiter: zurück in die Auslosung" }));
  expect(say).toHaveBeenLastCalledWith("roulette.next", {});
  expect(location.hash).toBe("#/room/cafeteria");
});
