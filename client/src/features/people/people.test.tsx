import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import type { Result } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { host, participant, people, placed, plenum, set, workshop1 } from "../../test/fixture";
import { backstageWith } from "../../test/stage";
import type { PeopleAsk, PeoplePage, Source, Stage } from "../../wire/wire";
import { People } from "./People";
import { deedsFor, returns } from "./rights";
import { matching, windowOf } from "./state";

const thousand = people(1000);

/** Answers people.page as the house does, from a list. */
function answer(all: typeof thousand) {
  const page = ({ search = "", offset, limit }: PeopleAsk): Result<PeoplePage> => {
    const found = placed(matching(all, search), plenum);
    return { ok: true, body: { total: found.length, people: found.slice(offset, offset + limit) } };
  };
  return vi
    .spyOn(live, "do")
    .mockImplementation(((type: string, body: PeopleAsk) =>
      Promise.resolve(
        type === "people.page" ? page(body) : { ok: true, body: undefined },
      )) as typeof live.do);
}

describe("the people of a room", () => {
  test("are named with office, role and oneself", async () => {
    set({
      room: workshop1,
      people: { count: 9, here: [...people(8), participant] },
      speaking: ["p-0.camera"],
    });
    render(<People />);
    expect(screen.getAllByRole("listitem")).toHaveLength(9);
    const [klee] = screen.getAllByRole("listitem");
    expect(klee?.textContent).toContain("A. Klee");
    expect(klee?.textContent).toContain("spricht");
    expect(screen.getByText("M. Beispiel (Sie)")).toBeTruthy();
    expect(screen.getByText(/^Moderation/)).toBeTruthy();
    await expectAccessible();
  });

  test("are found by a part of the name or office", async () => {
    set({ room: workshop1, people: { count: 8, here: people(8) } });
    render(<People />);
    await userEvent.type(screen.getByRole("searchbox", { name: "Personen suchen" }), "hain");
    expect(screen.getAllByRole("listitem").map((row) => row.querySelector("strong")?.textContent)).toEqual([
      "T. Hain",
    ]);
    await userEvent.clear(screen.getByRole("searchbox"));
    await userEvent.type(screen.getByRole("searchbox"), "zzz");
    expect(screen.getByRole("heading", { name: "Niemand gefunden" })).toBeTruthy();
    await expectAccessible();
  });
});

describe("a list of a thousand", () => {
  test("draws few rows, and each says its place among all", async () => {
    answer(thousand);
    set({ room: plenum, people: { count: 1000 } });
    render(<People />);
    const [first] = await screen.findAllByRole("listitem");
    expect(screen.getAllByRole("listitem").length).toBeLessThan(40);
    expect(first?.getAttribute("aria-setsize")).toBe("1000");
    expect(first?.getAttribute("aria-posinset")).toBe("1");
    await expectAccessible();
  });

  test("is one stop of the Tab key and moved in by arrows", async () => {
    answer(thousand);
    set({ room: plenum, people: { count: 1000 } });
    render(<People />);
    const [first, second] = await screen.findAllByRole("listitem");
    screen.getByRole("searchbox").focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(first);
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(second);
    await userEvent.keyboard("{Home}");
    expect(document.activeElement).toBe(first);
  });

  test("asks the house only for the pages in view, and searches there", async () => {
    const asked = answer(thousand);
    set({ room: plenum, people: { count: 1000 } });
    render(<People />);
    await screen.findAllByRole("listitem");
    expect(asked.mock.calls.map(([, body]) => body)).toEqual([
      { room: plenum.id, search: "", offset: 0, limit: 50 },
    ]);
    await userEvent.type(screen.getByRole("searchbox"), "0999");
    expect(await screen.findByText("Person 0999")).toBeTruthy();
    expect(await screen.findByText("Eine Person gefunden")).toBeTruthy();
  });

  test("says in words when the house refuses it", async () => {
    vi.spyOn(live, "do").mockResolvedValue({ ok: false, fault: { code: "busy", retry: true } });
    set({ room: plenum, people: { count: 1000 } });
    render(<People />);
    expect(await screen.findByRole("heading", { name: /gerade ausgelastet/ })).toBeTruthy();
  });
});

describe("what one may do to somebody", () => {
  const [anna] = placed(people(1), plenum);
  if (!anna) throw new Error("the fixture names people");
  const camera = (held: boolean): Source => ({
    id: `${anna.id}.camera`,
    kind: "camera",
    person: anna.id,
    name: anna.name,
    audio: !held,
    video: true,
    held,
    up: true,
  });
  const state = () => live.store.get();

  test.each([
    ["a participant", participant, plenum, [], []],
    ["a host in the plenum", host, plenum, [], ["invite", "remove"]],
    ["a host to somebody on the stage", host, plenum, [camera(false)], ["back", "mute", "remove"]],
    ["a host to somebody held", host, plenum, [camera(true)], ["back", "unmute", "remove"]],
    ["a host in another room", host, workshop1, [], []],
  ] as const)("as %s", (_, you, room, sources, deeds) => {
    set({ you, room, sources: [...sources] });
    expect(deedsFor(state(), anna)).toEqual(deeds);
  });

  test("leaves the stage to its host where one only moderates", () => {
    const moderator = {
      ...host,
      role: "moderator" as const,
      may: ["attend", "chat", "speak", "moderate"] as typeof host.may,
    };
    const deeds = (room: typeof plenum, person = anna, stage?: Stage) => {
      set({
        you: moderator,
        lead: "moderator",
        room,
        stage,
        sources: room === plenum ? [] : [camera(false)],
      });
      return deedsFor(state(), { ...person, room: room.id });
    };
    const onAir: Stage = { live: true, since: 1, layout: "one", onAir: [camera(false)] };
    expect(deeds(plenum)).toEqual(["remove"]);
    expect(deeds(plenum, anna, onAir)).toEqual([]);
    expect(deeds(plenum, { ...anna, role: "speaker" })).toEqual([]);
    expect(deeds(workshop1)).toEqual(["mute", "colead", "handover", "remove"]);
    expect(deeds(workshop1, { ...anna, role: "host" })).toEqual([]);
  });

  test("makes somebody co-moderator, hands the room over and takes it back, as moderator alone", () => {
    const deeds = (lead: "moderator" | "co-moderator", theirs?: "moderator" | "co-moderator") => {
      const leads = theirs ? [{ person: anna.id, name: anna.name, lead: theirs }] : [];
      set({ room: workshop1, lead, leads });
      return deedsFor(state(), { ...anna, room: workshop1.id });
    };
    expect(deeds("moderator")).toEqual(["speak", "colead", "handover", "remove"]);
    expect(deeds("moderator", "co-moderator")).toEqual(["speak", "handover", "unlead", "remove"]);
    expect(deeds("moderator", "moderator")).toEqual(["speak", "unlead", "remove"]);
    expect(deeds("co-moderator")).toEqual(["speak", "remove"]);
    expect(deeds("co-moderator", "moderator")).toEqual([]);
  });

  test("asks before the moderation is handed over, and says who leads", async () => {
    const asked = answer(people(3));
    const leads = [{ person: "p-1", name: "T. Hain", lead: "co-moderator" as const }];
    set({ room: workshop1, lead: "moderator", leads, people: { count: 3, here: people(3) } });
    render(<People />);
    expect(screen.getByText("Co-Moderation")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /^A\. Klee/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Moderation übergeben" }));
    const question = await screen.findByRole("alertdialog", { name: "Die Moderation an A. Klee übergeben?" });
    await userEvent.click(within(question).getByRole("button", { name: "Übergeben" }));
    expect(asked).toHaveBeenCalledWith("room.lead", { person: "p-0", lead: "moderator" });
  });

  test("lets those come back to the plenum who belong on its stage", () => {
    set({ you: host, room: plenum });
    expect(returns(state(), anna)).toBe(false);
    expect(returns(state(), { ...anna, role: "speaker" })).toBe(true);
    set({ you: host, room: workshop1 });
    expect(returns(state(), { ...anna, role: "speaker" })).toBe(false);
  });

  test("leads a guest of the green room back to the audience, and no speaker", () => {
    const speaker = { ...anna, role: "speaker" as const };
    set({ you: host, room: plenum, backstage: backstageWith([], { people: [anna] }) });
    expect(deedsFor(state(), anna)).toEqual(["back", "remove"]);
    expect(deedsFor(state(), speaker)).toEqual(["remove"]);
  });

  test("is asked before somebody is taken out of the room", async () => {
    const asked = answer(people(3));
    set({ you: host, room: plenum, people: { count: 3, here: people(3) } });
    render(<People />);
    await userEvent.click(screen.getByRole("button", { name: /^A\. Klee/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Aus dem Raum nehmen" }));
    const question = await screen.findByRole("alertdialog", { name: "A. Klee aus dem Raum nehmen?" });
    expect(asked).not.toHaveBeenCalledWith("person.remove", expect.anything());
    await expectAccessible();
    await userEvent.click(within(question).getByRole("button", { name: "Aus dem Raum nehmen" }));
    expect(asked).toHaveBeenCalledWith("person.remove", { person: "p-0" });
  });
});

describe("the part of a list that is drawn", () => {
  test.each([
    ["at the top", 1000, 0, { from: 0, to: 16 }],
    ["in the middle", 1000, 56 * 500, { from: 494, to: 516 }],
    ["at the end", 1000, 56 * 990, { from: 984, to: 1000 }],
    ["of an empty list", 0, 0, { from: 0, to: 0 }],
  ])("is right %s", (_, total, top, expected) => {
    expect(windowOf(total, top, 560, 56)).toEqual(expected);
  });
});
