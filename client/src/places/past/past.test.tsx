import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { put } from "../../features/board/state";
import { extensions } from "../../features/notes/editor";
import { toBase64 } from "../../live/docs/base64";
import { readPaper } from "../../live/docs/paper";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { at, participant, set, workshop1 } from "../../test/fixture";
import type { DocAsk, DocState, Groups, PastGroup } from "../../wire/wire";
import { RoomSide } from "../RoomSide";

const group: PastGroup = {
  room: "r-g1",
  name: "Gruppe 1",
  workshop: "Aufsuchende Fallarbeit",
  started: at(13, 20),
  mine: true,
};
const card = { title: "", statements: ["Wer aufsucht, erreicht mehr."], note: "", reporter: "", image: "" };

function written(): Record<string, DocState> {
  const notes = new Y.Doc();
  const editor = new Editor({ extensions: extensions(notes), injectCSS: false });
  editor.commands.setContent("<p>Was wir dachten</p>");
  editor.destroy();
  const board = new Y.Doc();
  put(board, { kind: "note", text: "Ein Zettel" });
  const state = (doc: Y.Doc) => ({ updates: [toBase64(Y.encodeStateAsUpdate(doc))], seq: 1 });
  return {
    "r-g1.card": { updates: [], seq: 0, reading: { card } },
    "r-g1.notes": state(notes),
    "r-g1.board": state(board),
  };
}

let papers: Record<string, DocState>;
let list: PastGroup[];
let refused: string | undefined;
beforeEach(() => {
  papers = written();
  list = [group];
  refused = undefined;
  vi.spyOn(live, "do").mockImplementation((async (type: string, body: DocAsk) => {
    if (type === refused) return { ok: false, fault: { code: "not.allowed", retry: false } };
    if (type === "groups.past") return { ok: true, body: { groups: list } };
    return { ok: true, body: papers[body.doc] };
  }) as typeof live.do);
  set({ you: participant, room: workshop1, line: "open", groups: groups("ended", 1) });
});
afterEach(() => vi.restoreAllMocks());

function groups(phase: Groups["phase"], round: number): Groups {
  const plan = {
    way: "random",
    groups: 1,
    task: "",
    minutes: 20,
    grace: 60,
    fields: { statements: 3, note: true, image: false, reporter: true },
  } as const;
  return { phase, round, plan, groups: [], started: at(13, 20) };
}

const open = async () => userEvent.click(screen.getByRole("tab", { name: "Rückblick" }));

test("what a group wrote is read again once it is over: card, notes and board", async () => {
  render(<RoomSide />);
  await open();
  const button = await screen.findByRole("button", { name: "Gruppe 1 (13:20) ansehen" });
  expect(screen.getByText("Ihre Gruppe")).toBeTruthy();
  await expectAccessible();
  await userEvent.click(button);
  const dialog = within(await screen.findByRole("dialog", { name: "Gruppe 1" }));
  expect(await dialog.findByText("Wer aufsucht, erreicht mehr.")).toBeTruthy();
  expect(dialog.getByText("Was wir dachten")).toBeTruthy();
  expect(
    within(dialog.getByRole("list", { name: "Was auf der Tafel ist" })).getByText("1. Zettel: Ein Zettel"),
  ).toBeTruthy();
  expect(dialog.queryByRole("textbox"), "it is for reading").toBeNull();
  await expectAccessible();
});

test("where nothing was written, that is said", async () => {
  papers = Object.fromEntries(Object.keys(papers).map((id) => [id, { updates: [], seq: 0 }]));
  render(<RoomSide />);
  await open();
  await userEvent.click(await screen.findByRole("button", { name: /Gruppe 1/ }));
  expect(await screen.findByText("Es wurden keine Notizen geschrieben.")).toBeTruthy();
  expect(screen.getByText("Auf der Tafel steht nichts.")).toBeTruthy();
});

test("who was in no group reads so, and a refusal comes in words with a way on", async () => {
  list = [];
  refused = "groups.past";
  render(<RoomSide />);
  await open();
  expect((await screen.findByRole("alert")).textContent).toContain("Das ließ sich nicht laden");
  refused = undefined;
  await userEvent.click(screen.getByRole("button", { name: "Noch einmal versuchen" }));
  expect(await screen.findByText("Noch nichts nachzulesen")).toBeTruthy();
});

test("there is nothing to look back at before a first round is over", () => {
  const tab = (now: Groups | undefined) => {
    set({ room: workshop1, ...(now ? { groups: now } : {}) });
    const { unmount } = render(<RoomSide />);
    const there = screen.queryByRole("tab", { name: "Rückblick" }) !== null;
    unmount();
    return there;
  };
  expect(tab(undefined)).toBe(false);
  expect(tab(groups("prepared", 0))).toBe(false);
  expect(tab(groups("running", 1))).toBe(false);
  expect(tab(groups("prepared", 1))).toBe(true);
  expect(tab(groups("recalling", 2))).toBe(true);
});

test("a long document is read in its parts, and again what was refused for the moment", async () => {
  vi.useFakeTimers();
  const doc = new Y.Doc();
  const updates: string[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(toBase64(update)));
  doc.getText("t").insert(0, "eins ");
  doc.getText("t").insert(5, "zwei");
  let busy = true;
  const say = (async (_type: string, { after = 0 }: DocAsk) => {
    busy = !busy;
    if (busy) return { ok: false, fault: { code: "too.fast", retry: true } };
    return {
      ok: true,
      body: { updates: updates.slice(after, after + 1), seq: after + 1, more: after === 0 },
    };
  }) as typeof live.do;
  const read = readPaper(say, "r.notes");
  await vi.runAllTimersAsync();
  const result = await read;
  vi.useRealTimers();
  expect(result.ok && result.body.doc.getText("t").toString()).toBe("eins zwei");
});
