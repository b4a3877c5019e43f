import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reduce } from "../../live/events";
import { live } from "../../live/live";
import { initial } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { host, inside, now, participant, people, plenum, set, workshop1 } from "../../test/fixture";
import { desk } from "../../ui/announce";
import type { Hands } from "../../wire/wire";
import { HandButton } from "./HandButton";
import { HandQueue } from "./HandQueue";
import { NextHand } from "./NextHand";
import { placeOf } from "./state";
import { WordNotice } from "./WordNotice";

const raised = (count: number, all = count): Hands => ({
  count: all,
  queue: people(count).map(({ id, name }, i) => ({ person: id, name, since: now - i * 1_000 })),
});
const mine = { person: participant.id, name: participant.name, since: now };

function obligingHouse() {
  return vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
}

beforeEach(() => set({ room: workshop1 }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the place of my hand", () => {
  test.each([
    ["down", { count: 0, queue: [] }, 0],
    ["in the part of the queue that everybody is told", { count: 3, queue: [...raised(2).queue, mine] }, 3],
    ["further behind", { count: 90, queue: raised(8).queue, place: 34 }, 34],
  ] as const)("is known %s", (_, hands, place) => {
    expect(placeOf({ ...inside, hands: { ...hands, queue: [...hands.queue] } })).toBe(place);
  });

  test("is forgotten with the room", () => {
    const state = { ...inside, room: workshop1, hands: { count: 1, queue: [mine] } };
    const body = { room: workshop1.id };
    expect(placeOf(reduce(state, { type: "you.removed", body }))).toBe(0);
  });
});

describe("my hand", () => {
  test("is raised and lowered by one button that says its place", async () => {
    const said = obligingHouse();
    render(<HandButton />);
    await userEvent.click(screen.getByRole("button", { name: "Hand, heben" }));
    expect(said).toHaveBeenCalledWith("hand.raise", {});
    act(() => set({ room: workshop1, hands: { count: 2, queue: [...raised(1).queue, mine] } }));
    await userEvent.click(
      screen.getByRole("button", { name: "Platz 2, in der Reihe der Meldungen, Hand senken" }),
    );
    expect(said).toHaveBeenCalledWith("hand.lower", {});
    await expectAccessible();
  });

  test("is told its place as it changes", () => {
    vi.useFakeTimers();
    const heard: string[] = [];
    const end = desk.subscribe(() => heard.push(desk.read().polite));
    render(<HandButton />);
    for (const queue of [[...raised(1).queue, mine], [mine]]) {
      act(() => set({ room: workshop1, hands: { count: queue.length, queue } }));
      act(() => vi.advanceTimersByTime(4_000));
    }
    expect(heard.join("\n")).toMatch(/Platz 2 in der Reihe\.[\s\S]*Sie sind als Nächstes an der Reihe\./);
    end();
  });
});

describe("the queue", () => {
  test("stands in order, with how many more there are", async () => {
    set({ room: workshop1, hands: { ...raised(3, 12), place: 9 } });
    render(<HandQueue />);
    expect(screen.getAllByRole("listitem").map((row) => row.querySelector("strong")?.textContent)).toEqual([
      "A. Klee",
      "T. Hain",
      "J. Sommer",
    ]);
    expect(screen.getByText("und 9 weitere Meldungen")).toBeTruthy();
    expect(screen.getByText("Sie haben sich gemeldet: Platz 9 in der Reihe.")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
    await expectAccessible();
  });

  test("lets those who lead give the word or lower a hand", async () => {
    const said = obligingHouse();
    set({ room: workshop1, lead: "co-moderator", hands: raised(2) });
    render(<HandQueue />);
    await userEvent.click(screen.getByRole("button", { name: "Wort erteilen: T. Hain" }));
    expect(said).toHaveBeenCalledWith("hand.call", { person: "p-1", word: true });
    await userEvent.click(screen.getByRole("button", { name: "Hand von A. Klee senken" }));
    expect(said).toHaveBeenCalledWith("hand.call", { person: "p-0", word: false });
    await expectAccessible();
  });

  test("asks onto the stage in the plenum, and leaves the hand up when that is refused", async () => {
    const said = obligingHouse();
    set({ you: host, room: plenum, lead: "moderator", hands: raised(1) });
    render(<NextHand />);
    const next = screen.getByRole("button", { name: "Auf die Bühne bitten: A. Klee" });
    await userEvent.click(next);
    expect(said.mock.calls).toEqual([
      ["stage.invite", { person: "p-0" }],
      ["hand.call", { person: "p-0", word: false }],
    ]);
    said.mockReset().mockResolvedValue({ ok: false, fault: { code: "not.here", retry: false } });
    await userEvent.click(next);
    expect(said).toHaveBeenCalledTimes(1);
    expect(live.store.get().notices.map(({ key }) => key)).toEqual(["commandFailed"]);
  });

  test("is not put before those who do not lead", () => {
    set({ room: workshop1, hands: raised(2) });
    render(<NextHand />);
    expect(screen.queryByText(/meldet sich/)).toBeNull();
    act(() => set({ room: workshop1, lead: "moderator", hands: raised(2) }));
    expect(screen.getByText("A. Klee meldet sich, danach eine weitere Person.")).toBeTruthy();
  });
});

describe("who is asked to speak", () => {
  const asked = (word: boolean) => {
    const body = { word, by: "K. Moderation" };
    live.store.set((state) => reduce(state, { type: "you.asked", body }));
  };

  test("switches the microphone on by one button", async () => {
    const switched = vi.spyOn(live.media, "set").mockResolvedValue();
    asked(false);
    render(<WordNotice />);
    expect(screen.getByText("K. Moderation bittet Sie, Ihr Mikrofon einzuschalten.")).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Mikrofon einschalten" }));
    expect(switched).toHaveBeenCalledWith("microphone", true);
    expect(screen.queryByRole("region")).toBeNull();
  });

  test("may say no, and is not asked with the microphone on", async () => {
    const switched = vi.spyOn(live.media, "set").mockResolvedValue();
    asked(true);
    render(<WordNotice />);
    const notice = screen.getByRole("region");
    expect(within(notice).getByText("Sie haben das Wort.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Jetzt nicht" }));
    expect(switched).not.toHaveBeenCalled();
    act(() => {
      set({ room: workshop1, media: { ...initial.media, microphone: true } });
      asked(false);
    });
    expect(screen.queryByRole("region")).toBeNull();
  });
});
