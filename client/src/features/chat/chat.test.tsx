import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { expectAccessible } from "../../test/axe";
import { host, line, now, participant, people, plenum, set } from "../../test/fixture";
import { desk, pause } from "../../ui/announce";
import { Chat } from "./Chat";

const [anna, ben] = people(2);
if (!anna || !ben) throw new Error("the fixture names people");

const said = [
  line(1, anna, "Guten Morgen", 5),
  line(2, ben, "Der Ton ist gut", 4),
  line(3, participant, "Danke", 3),
];
const log = () => screen.getByRole("log", { name: "Chat" });

describe("the chat", () => {
  beforeEach(() => set({ room: plenum, chat: said }));

  test("shows who said what and when", async () => {
    render(<Chat />);
    const [first] = within(log()).getAllByRole("article");
    expect(first?.textContent).toContain("A. Klee");
    expect(first?.textContent).toContain("10:55");
    expect(first?.textContent).toContain("Guten Morgen");
    await expectAccessible();
  });

  test("shows text as text", () => {
    set({ room: plenum, chat: [line(1, anna, "<img src=x onerror=alert(1)>")] });
    render(<Chat />);
    expect(within(log()).getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(log().querySelector("img")).toBeNull();
  });

  test("makes addresses links that lead out of the house, and nothing else", () => {
    const text = "Siehe https://beispiel.de/a?b=1, (http://x.de/y) und javascript:alert(1).";
    set({ room: plenum, chat: [line(1, anna, text)] });
    render(<Chat />);
    const links = within(log()).getAllByRole<HTMLAnchorElement>("link");
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "https://beispiel.de/a?b=1",
      "http://x.de/y",
    ]);
    expect(links.map(({ target, rel }) => `${target} ${rel}`)).toEqual(
      Array(2).fill("_blank noopener noreferrer"),
    );
    expect(log().textContent).toContain(text);
  });

  test("sends by Enter, begins a new line by Shift and Enter, and empties the field", async () => {
    const say = vi.spyOn(live, "say").mockImplementation(() => undefined);
    render(<Chat />);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Nachricht an alle im Raum" });
    await userEvent.type(field, "eins{Shift>}{Enter}{/Shift}zwei{Enter}");
    expect(say).toHaveBeenCalledExactlyOnceWith("eins\nzwei");
    expect(field.value).toBe("");
  });

  test("does not send what is empty", async () => {
    const say = vi.spyOn(live, "say").mockImplementation(() => undefined);
    render(<Chat />);
    await userEvent.type(screen.getByRole("textbox"), "   {Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Senden" }));
    expect(say).not.toHaveBeenCalled();
  });

  test("counts the last characters, and keeps what is too long in the field with words", async () => {
    const say = vi.spyOn(live, "say").mockImplementation(() => undefined);
    render(<Chat />);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox");
    await userEvent.click(field);
    await userEvent.paste("x".repeat(998));
    expect(screen.getByText("noch 2 Zeichen")).toBeTruthy();
    await userEvent.paste("xyz");
    expect(screen.getByText("ein Zeichen zu viel")).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    expect(say).not.toHaveBeenCalled();
    expect(field.value).toHaveLength(1001);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await expectAccessible();
  });

  test("shows a line at once as on its way, and a refused one with words and a way on", async () => {
    const retry = vi.spyOn(live, "retry").mockImplementation(() => undefined);
    set({
      room: plenum,
      chat: said,
      pending: [
        { ref: "a", room: plenum.id, text: "unterwegs", at: now },
        { ref: "b", room: plenum.id, text: "zu schnell", at: now, fault: { code: "too.fast", retry: true } },
      ],
    });
    render(<Chat />);
    expect(screen.getByText("wird gesendet")).toBeTruthy();
    expect(screen.getByText(/Nicht gesendet: Das ging sehr schnell/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Noch einmal senden" }));
    expect(retry).toHaveBeenCalledWith("b");
    await expectAccessible();
  });

  test("lets a participant remove their own lines and no others", async () => {
    const command = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
    render(<Chat />);
    expect(screen.getAllByRole("button", { name: /^Zeile von/ })).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Zeile von M. Beispiel entfernen" }));
    expect(command).toHaveBeenCalledWith("chat.remove", { id: "000003" });
  });

  test("gives a moderator every line to remove, as one stop of the Tab key with arrows inside", async () => {
    set({ you: host, lead: "moderator", room: plenum, chat: said });
    render(<Chat />);
    const buttons = screen.getAllByRole("button", { name: /^Zeile von/ });
    expect(buttons).toHaveLength(3);
    log().focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(buttons[2]);
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(buttons[1]);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("textbox"));
  });

  test("draws the last two hundred lines of very many, and earlier ones on request", async () => {
    set({
      room: plenum,
      chat: Array.from({ length: 450 }, (_, i) => line(i, i % 2 ? anna : ben, `Zeile ${i}`, 450 - i)),
    });
    render(<Chat />);
    expect(within(log()).getAllByRole("article")).toHaveLength(200);
    await userEvent.click(screen.getByRole("button", { name: "Frühere Nachrichten zeigen" }));
    expect(within(log()).getAllByRole("article")).toHaveLength(400);
  });

  test("says that some lines are missing", () => {
    set({ room: plenum, chat: said, gap: true });
    render(<Chat />);
    expect(screen.getByText(/mehr geschrieben/)).toBeTruthy();
  });

  test("has words for an empty room and for a lost line", async () => {
    set({ room: plenum, line: "lost" });
    render(<Chat />);
    expect(screen.getByRole("heading", { name: "Noch hat niemand etwas geschrieben" })).toBeTruthy();
    expect(screen.getByText(/gerade nicht verbunden/)).toBeTruthy();
    await expectAccessible();
  });
});

describe("news of the chat", () => {
  test("reads one new line by its words and several by their count, and never one's own", () => {
    vi.useFakeTimers();
    set({ room: plenum, chat: said });
    render(<Chat />);
    const tell = (...lines: typeof said) => {
      act(() => set({ room: plenum, chat: [...live.store.get().chat, ...lines] }));
      act(() => vi.advanceTimersByTime(2 * pause));
    };
    tell(line(4, anna, "Noch etwas"));
    expect(desk.read().polite).toBe("A. Klee: Noch etwas");
    tell(line(5, anna, "eins"), line(6, ben, "zwei"), line(7, participant, "meine"));
    expect(desk.read().polite).toBe("2 neue Nachrichten im Chat.");
    vi.useRealTimers();
  });
});
