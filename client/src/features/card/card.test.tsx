import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { docs } from "../../live/docs/useShared";
import { expectAccessible } from "../../test/axe";
import { writingHouse } from "../../test/papers";
import type { Card } from "../../wire/wire";
import { CardEditor } from "./CardEditor";
import { CardView } from "./CardView";
import { choices, isBlank, part, readCard } from "./state";

const card: Card = {
  title: "Beratung, die ankommt",
  statements: ["Wer aufsucht, erreicht mehr.", "Digital hilft, wenn jemand hilft."],
  note: "Noch klären: Datenschutz",
  reporter: "p-1",
  reporterName: "T. Hain",
  image: "",
};

test("a picture on everybody's screen is not fetched by all in the same moment", async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(null, { status: 404 }));
  const shown = { ...card, image: "/api/v1/rooms/r/files/f1" };
  render(<CardView card={shown} look="stage" />);
  await vi.advanceTimersByTimeAsync(1_400);
  expect(fetched).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(fetched).toHaveBeenCalledOnce();
  vi.useRealTimers();
  render(<CardView card={shown} />);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test("a card reads what is written on it, cut to what the house takes", () => {
  const doc = new Y.Doc();
  expect(readCard(doc, "r").card).toEqual({ title: "", statements: [], note: "", reporter: "", image: "" });
  expect(isBlank(readCard(doc, "r").card)).toBe(true);
  part(doc, "statement0").insert(0, "  ");
  part(doc, "statement1").insert(0, "😀".repeat(300));
  part(doc, "imageText").insert(0, "Ein Haus");
  choices(doc).set("reporter", { id: "p-1", name: "T. Hain" });
  expect(readCard(doc, "r").card).toMatchObject({
    statements: ["😀".repeat(280)],
    reporter: "p-1",
    image: "",
  });
  choices(doc).set("image", "f1");
  expect(readCard(doc, "r").card).toMatchObject({
    image: "/api/v1/rooms/r/files/f1",
    imageText: "Ein Haus",
  });
});

test("what another client wrote into a card may be anything", () => {
  const doc = new Y.Doc();
  choices(doc).set("reporter", 7);
  choices(doc).set("image", { evil: true });
  expect(readCard(doc, "r").card).toMatchObject({ reporter: "", image: "" });
});

test("a group writes its card, chooses who reports, and reads that it is saved", async () => {
  const say = await writingHouse();
  render(<CardEditor doc="r-w1.card" />);
  const first = await screen.findByRole("textbox", { name: "1. Aussage" });
  expect(screen.queryByText("Gespeichert")).toBeNull();
  await userEvent.type(first, "Wer aufsucht, erreicht mehr.");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Wer berichtet?" }), "T. Hain");
  await waitFor(() => expect(screen.getByText("Gespeichert")).toBeTruthy());
  await waitFor(() =>
    expect(say).toHaveBeenCalledWith(
      "doc.edit",
      expect.objectContaining({
        reading: {
          card: expect.objectContaining({ statements: ["Wer aufsucht, erreicht mehr."], reporter: "p-1" }),
        },
      }),
    ),
  );
  await expectAccessible();
});

test("who else writes is named beside the field, and a lost line in words", async () => {
  await writingHouse();
  render(<CardEditor doc="r-w1.card" />);
  await screen.findByRole("textbox", { name: "1. Aussage" });
  act(() =>
    docs.told({
      type: "doc.writers",
      body: { doc: "r-w1.card", writers: [{ person: "p-2", name: "J. Sommer", cursor: "note" }] },
    }),
  );
  expect(screen.getAllByText("J. Sommer schreibt")).toHaveLength(2);
  act(() => docs.lost());
  expect(screen.getByText(/^Nicht verbunden. Gespeichert wird/)).toBeTruthy();
});

test("a card asks for what its group was asked for", async () => {
  await writingHouse();
  render(
    <CardEditor doc="r-w1.card" fields={{ statements: 1, note: false, image: false, reporter: false }} />,
  );
  expect(await screen.findAllByRole("textbox")).toHaveLength(2);
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});

test("what one undoes is one's own", async () => {
  await writingHouse();
  render(<CardEditor doc="r-w1.card" />);
  const note = (await screen.findByRole("textbox", { name: "Notiz (freiwillig)" })) as HTMLTextAreaElement;
  await userEvent.type(note, "Meins");
  act(() => part(docs.get("r-w1.card").doc, "note").insert(5, " und anderes"));
  await userEvent.type(note, "{Control>}z{/Control}");
  expect(note.value).toBe(" und anderes");
});

test("a card to look at has title, statements and who reports; one without says so", async () => {
  const { rerender } = render(<CardView card={card} from="Gruppe 2" />);
  expect(screen.getByRole("article", { name: card.title })).toBeTruthy();
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(screen.getByText("Es berichtet: T. Hain")).toBeTruthy();
  await expectAccessible();
  rerender(<CardView card={undefined} from="Gruppe 2" />);
  expect(screen.getByText("Auf dieser Karte steht noch nichts.")).toBeTruthy();
});

test("two statements that say the same both stand on the card", () => {
  render(<CardView card={{ ...card, statements: ["Mehr Zeit", "Mehr Zeit"] }} />);
  expect(screen.getAllByText("Mehr Zeit")).toHaveLength(2);
});
