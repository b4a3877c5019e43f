import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { initial } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { host, set } from "../../test/fixture";
import { author, backstageWith, camera, green, slate } from "../../test/stage";
import type { Green, Source } from "../../wire/wire";
import { SourceRow } from "./SourceRow";
import { WhipDialog } from "./WhipDialog";

beforeEach(() => set({ you: host, levels: { "p-author.camera": 72 } }));

function row(source: Green, chosen = false) {
  const choose = vi.fn();
  render(
    <ul>
      <SourceRow source={source} picture={null} chosen={chosen} onChoose={choose} />
    </ul>,
  );
  return choose;
}

test("a source shows its state in words and its level", async () => {
  row(green(camera(author), "live"));
  expect(screen.getByText("auf Sendung")).toBeTruthy();
  expect(screen.getByRole("meter", { name: "Pegel: Autorin und Journalistin" }).ariaValueNow).toBe("72");
  await expectAccessible();
});

test("a level is no sign of life when nothing comes in any more", () => {
  set({ levels: { "p-author.camera": 72 }, media: { ...initial.media, view: "lost" } });
  row(green(camera(author), "live"));
  expect(screen.getByRole("meter", { name: "Pegel: Autorin und Journalistin" }).ariaValueNow).toBe("0");
});

test("a source is taken into the preview and out of it", async () => {
  const choose = row(green(camera(author)));
  await userEvent.click(
    screen.getByRole("button", { name: "Autorin und Journalistin in die Vorschau nehmen" }),
  );
  expect(choose).toHaveBeenCalledOnce();
  row(green(camera({ id: "p2", name: "Redakteurin" }), "ready"), true);
  expect(screen.getByRole("button", { name: "Redakteurin aus der Vorschau nehmen" })).toBeTruthy();
});

test.each([
  [false, "Mikrofon stummschalten", true],
  [true, "Mikrofon freigeben", false],
])("a microphone that is held (%s) offers: %s", async (held, label, muted) => {
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
  row(green(camera(author, { held })));
  await userEvent.click(screen.getByRole("button", { name: "Autorin und Journalistin: mehr" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: label }));
  expect(say).toHaveBeenCalledExactlyOnceWith("person.mute", { person: author.id, muted });
});

test("the slate belongs to nobody", () => {
  row(green(slate));
  expect(screen.getByText("Tafel: Pause")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /mehr/ })).toBeNull();
});

test("a key is issued when asked for, shown with its address, and forgotten when the dialog closes", async () => {
  const say = vi.spyOn(live, "do").mockResolvedValue({
    ok: true,
    body: { kind: "whip", url: "https://konvent.example/whip/probe/plenum", key: "geheim-1" },
  });
  const close = vi.fn();
  const { rerender } = render(<WhipDialog open onClose={close} />);
  expect(say).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole("button", { name: "Neuen Schlüssel ausgeben" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("stage.key", { kind: "whip" });
  expect(screen.getByText("https://konvent.example/whip/probe/plenum")).toBeTruthy();
  expect(screen.getByText("geheim-1")).toBeTruthy();
  expect(await screen.findByRole("img", { name: "Adresse und Schlüssel als QR-Code" })).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Fertig" }));
  expect(close).toHaveBeenCalled();
  rerender(<WhipDialog open onClose={close} />);
  expect(screen.queryByText("geheim-1")).toBeNull();
});

test("a refused key is told in words", async () => {
  vi.spyOn(live, "do").mockResolvedValue({ ok: false, fault: { code: "not.allowed", retry: false } });
  render(<WhipDialog open onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole("button", { name: "Neuen Schlüssel ausgeben" }));
  expect(screen.getByText("Dazu haben Sie hier keine Berechtigung.")).toBeTruthy();
});

test("a key that would cut a running feed is issued only on a second word", async () => {
  const feed: Source = { ...camera(author), id: "whip", kind: "whip" };
  set({ you: host, backstage: backstageWith([green(feed)]) });
  const key = { kind: "whip" as const, url: "https://konvent.example/whip/probe/plenum", key: "geheim-2" };
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: key });
  render(<WhipDialog open onClose={() => undefined} />);
  expect(await screen.findByText("Zurzeit sendet eine Einspielung.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Neuen Schlüssel ausgeben" }));
  expect(say).not.toHaveBeenCalled();
  expect(screen.getByRole("status").textContent).toMatch(/trennt die Einspielung/);
  await userEvent.click(screen.getByRole("button", { name: "Einspielung trennen, neuer Schlüssel" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("stage.key", { kind: "whip" });
  expect(screen.getByText(/für eine Sende-App/)).toBeTruthy();
});
