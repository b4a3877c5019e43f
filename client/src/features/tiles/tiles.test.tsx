import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { initial } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { now, people, set } from "../../test/fixture";
import { author, camera, editor, slate } from "../../test/stage";
import { choose } from "./choice";
import { RoomTiles } from "./RoomTiles";
import { StageTiles } from "./StageTiles";

beforeEach(() => set({}));

test("a stage shows who is on it, and says who speaks and who is muted", async () => {
  set({ speaking: ["p-author.camera"] });
  render(
    <StageTiles label="Bühne" layout="grid" sources={[camera(author), camera(editor, { audio: false })]} />,
  );
  const stage = screen.getByRole("list", { name: "Bühne" });
  expect(within(stage).getByRole("figure", { name: "Autorin und Journalistin, spricht" })).toBeTruthy();
  expect(within(stage).getByRole("figure", { name: "Redakteurin, Mikrofon aus" })).toBeTruthy();
  await expectAccessible();
});

test("who leads the room is told apart, in words behind the name", async () => {
  const leads = [
    { person: author.id, name: author.name, lead: "moderator" as const },
    { person: editor.id, name: editor.name, lead: "co-moderator" as const },
  ];
  set({ leads });
  const shared = camera(author, { id: "p-author.screen", kind: "screen" });
  render(<StageTiles label="Bühne" layout="grid" sources={[camera(author), camera(editor), shared]} />);
  expect(screen.getByRole("figure", { name: "Autorin und Journalistin, Moderation" })).toBeTruthy();
  expect(screen.getByText("Redakteurin (Co-Moderation)")).toBeTruthy();
  expect(screen.getByRole("figure", { name: "Bildschirm: Autorin und Journalistin" })).toBeTruthy();
  await expectAccessible();
});

test("who was muted by the host is told apart from who is silent by choice", () => {
  const muted = camera(editor, { audio: false, held: true });
  render(<StageTiles label="Bühne" layout="grid" sources={[camera(author, { audio: false }), muted]} />);
  const names = screen.getAllByRole("figure").map((tile) => tile.getAttribute("aria-label"));
  expect(names).toEqual([
    "Autorin und Journalistin, Mikrofon aus",
    "Redakteurin, von Regie oder Moderation stummgeschaltet",
  ]);
});

test("who is heard but not seen is named", () => {
  render(<StageTiles label="Bühne" layout="one" sources={[camera(author), camera(editor)]} />);
  expect(screen.getAllByRole("figure")).toHaveLength(1);
  expect(screen.getByText("Auch zu hören: Redakteurin")).toBeTruthy();
});

test("slides show the first large and the second beside it", async () => {
  const screenSource = camera(author, { id: "p-author.screen", kind: "screen" });
  render(<StageTiles label="Bühne" layout="slides" sources={[screenSource, camera(author)]} />);
  expect(screen.getByRole("figure", { name: "Bildschirm: Autorin und Journalistin" })).toBeTruthy();
  const beside = within(screen.getByRole("list"));
  expect(beside.getByRole("figure", { name: "Autorin und Journalistin" })).toBeTruthy();
  await expectAccessible();
});

test("an empty stage shows the slate in words", async () => {
  render(<StageTiles label="Bühne" layout="grid" sources={[]} />);
  expect(screen.getByRole("figure", { name: "Gleich geht es weiter" })).toBeTruthy();
  expect(screen.getByText("Tag der kommunalen Jobcenter")).toBeTruthy();
  await expectAccessible();
});

test("a lost source says so; when all are lost the slate stands in", () => {
  const lost = camera(author, { lost: true, up: false });
  const { rerender } = render(<StageTiles label="Bühne" layout="grid" sources={[lost, camera(editor)]} />);
  expect(screen.getByText("Verbindung unterbrochen")).toBeTruthy();
  rerender(<StageTiles label="Bühne" layout="grid" sources={[lost]} />);
  expect(screen.getByRole("figure", { name: "Gleich geht es weiter" })).toBeTruthy();
});

test("a picture that this browser cannot show is told in words", () => {
  set({ slots: { audio: [], video: [{ mid: "3", source: "p-author.camera", blocked: true }] } });
  render(<StageTiles label="Bühne" layout="one" sources={[camera(author, { codec: "H264" })]} />);
  expect(screen.getByText("Bild kann hier nicht gezeigt werden, Ton läuft")).toBeTruthy();
});

test("pictures of others are dimmed while the line is down, one's own is not", () => {
  const mine = camera({ id: "p-me", name: "M. Beispiel" });
  set({ line: "lost" });
  const { container } = render(<StageTiles label="Bühne" layout="grid" sources={[camera(author), mine]} />);
  const still = [...container.querySelectorAll("figure > div")].map((frame) =>
    frame.hasAttribute("data-still"),
  );
  expect(still).toEqual([true, false]);
});

test.each([
  ["the line is lost", { line: "lost" }],
  ["the pictures are lost", { media: { ...initial.media, view: "lost" } }],
  ["the house is full", { media: { ...initial.media, full: true } }],
] as const)("nobody is shown to speak while %s", (_, part) => {
  set({ speaking: ["p-author.camera"], ...part });
  render(<StageTiles label="Bühne" layout="one" sources={[camera(author)]} />);
  expect(screen.getByRole("figure", { name: "Autorin und Journalistin" })).toBeTruthy();
});

test("one's own name does not take the place of the word that says so", () => {
  set({ sources: [], people: { count: 1 } });
  render(<RoomTiles label="Wer im Raum ist" />);
  expect(screen.getByText("M. Beispiel").textContent).toBe("M. Beispiel (Sie)");
});

test("the slate can be on air by itself", () => {
  render(<StageTiles label="Bühne" layout="one" sources={[slate]} />);
  expect(screen.getByRole("figure", { name: "Gleich geht es weiter" })).toBeTruthy();
});

describe("a room of many", () => {
  const crowd = (count: number) => people(count).map((person) => camera(person, { audio: false }));
  const figures = () => screen.getAllByRole("figure").map((tile) => tile.getAttribute("aria-label"));
  beforeEach(() => choose({ per: 4, look: "grid", self: true, pinned: undefined }));
  afterEach(() => choose({ per: 9, look: "grid", self: true, pinned: undefined }));

  test("is turned page by page, by button and key, and asks the house for nothing but pictures", async () => {
    const said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
    set({ sources: crowd(8), people: { count: 9 } });
    render(<RoomTiles label="Wer im Raum ist" />);
    expect(screen.getByText("Seite 1 von 3")).toBeTruthy();
    expect(figures()).toHaveLength(4);
    await userEvent.click(screen.getByRole("button", { name: "Nächste Seite" }));
    expect(screen.getByText("Seite 2 von 3")).toBeTruthy();
    const second = figures();
    await userEvent.keyboard("{PageDown}");
    expect(figures()).toEqual(
      ["S. Wald, R. Stein, K. Moos"]
        .flatMap((names) => names.split(", "))
        .slice(2)
        .map((name) => `${name}, Mikrofon aus`),
    );
    await userEvent.keyboard("{PageUp}");
    expect(figures()).toEqual(second);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
    await expectAccessible();
  });

  test("names who speaks on another page, and moves nobody", () => {
    set({ sources: crowd(8), people: { count: 9 } });
    render(<RoomTiles label="Wer im Raum ist" />);
    const before = figures();
    act(() => set({ sources: crowd(8), people: { count: 9 }, speaking: ["p-7.camera"] }));
    expect(figures()).toEqual(before);
    expect(screen.getByText("Spricht: K. Moos")).toBeTruthy();
  });

  test("can show one large: who is pinned before a screen, a screen before who speaks", async () => {
    choose({ look: "speaker" });
    const show = (part: object) => act(() => set({ people: { count: 9 }, sources: crowd(8), ...part }));
    show({ speaking: ["p-5.camera"] });
    render(<RoomTiles label="Wer im Raum ist" />);
    expect(figures()[0]).toBe("S. Wald, spricht, Mikrofon aus");
    show({ speaking: [] });
    expect(figures()[0]).toBe("S. Wald, Mikrofon aus");
    const shared = camera({ id: "p-2", name: "J. Sommer" }, { id: "p-2.screen", kind: "screen" });
    show({ sources: [...crowd(8), shared] });
    expect(figures()[0]).toBe("Bildschirm: J. Sommer");
    await userEvent.click(screen.getByRole("button", { name: "T. Hain groß anheften" }));
    expect(figures()[0]).toBe("T. Hain, Mikrofon aus");
    await userEvent.click(screen.getByRole("button", { name: "T. Hain nicht mehr anheften" }));
    expect(figures()[0]).toBe("Bildschirm: J. Sommer");
  });

  test("is looked at as one chooses, and one's own picture can be hidden", async () => {
    set({ sources: crowd(8), people: { count: 9 } });
    render(<RoomTiles label="Wer im Raum ist" />);
    await userEvent.click(screen.getByRole("button", { name: "Ansicht" }));
    expect(await screen.findByRole("menuitem", { name: "4 Bilder je Seite, gewählt" })).toBeTruthy();
    await userEvent.click(screen.getByRole("menuitem", { name: "16 Bilder je Seite" }));
    expect(figures()).toHaveLength(9);
    await userEvent.click(screen.getByRole("button", { name: "Ansicht" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Eigenes Bild ausblenden" }));
    expect(figures()).toHaveLength(8);
  });

  test("shows whose hand is up", () => {
    set({
      sources: crowd(2),
      people: { count: 3 },
      hands: { count: 1, queue: [{ person: "p-1", name: "T. Hain", since: now }] },
    });
    render(<RoomTiles label="Wer im Raum ist" />);
    expect(figures()).toContain("T. Hain, Mikrofon aus, meldet sich");
  });
});

test("a room shows oneself, those with and those without a picture, and counts the rest", async () => {
  set({ sources: [camera(author)], people: { count: 14, here: people(9) } });
  render(<RoomTiles label="Wer im Raum ist" />);
  expect(screen.getAllByRole("figure").map((tile) => tile.getAttribute("aria-label"))).toEqual([
    "M. Beispiel, Sie selbst, Mikrofon aus",
    "Autorin und Journalistin",
    ...people(7).map(({ name }) => `${name}, Mikrofon aus`),
  ]);
  expect(screen.getByText("und 3 weitere Personen")).toBeTruthy();
  expect(screen.getByText("Seite 1 von 2")).toBeTruthy();
  await expectAccessible();
});
