import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { initial, type MediaState } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { set } from "../../test/fixture";
import { DeviceDialog } from "./DeviceDialog";
import { DeviceButton, MediaControls } from "./MediaControls";
import { MediaNews } from "./MediaNews";

function media(part: Partial<MediaState>) {
  set({ media: { ...initial.media, ...part } });
}

beforeEach(() => media({}));

test("each switch says its state and what a press does", async () => {
  media({ microphone: true });
  render(<MediaControls />);
  expect(screen.getByRole("button", { name: "Mikrofon an, ausschalten" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Kamera aus, einschalten" })).toBeTruthy();
  await expectAccessible();
});

test("a press switches on what is off", async () => {
  const setDevice = vi.spyOn(live.media, "set").mockResolvedValue();
  render(<MediaControls />);
  await userEvent.click(screen.getByRole("button", { name: "Kamera aus, einschalten" }));
  expect(setDevice).toHaveBeenCalledExactlyOnceWith("camera", true);
});

test("a held microphone says who holds it, and is a warning; one's own choice is none", () => {
  render(<MediaControls />);
  const own = screen.getByRole("button", { name: "Mikrofon aus, einschalten" });
  expect(own.dataset.offLook).toBe("plain");
  cleanup();
  media({ held: true });
  render(<MediaControls />);
  const held = screen.getByRole("button", {
    name: "Mikrofon aus, von Regie oder Moderation stummgeschaltet",
  });
  expect(held.dataset.offLook).toBe("alert");
});

test("a browser that cannot show screens has no switch for it", () => {
  render(<MediaControls />);
  expect(screen.queryByRole("button", { name: /Bildschirm/ })).toBeNull();
});

test.each([
  ["denied", /gesperrt/],
  ["none", /kein Mikrofon gefunden/],
  ["busy", /anderen Programm/],
] as const)("a microphone that is %s is told in words, with a way on", async (fault, words) => {
  media({ faults: { microphone: fault } });
  const setDevice = vi.spyOn(live.media, "set").mockResolvedValue();
  render(<MediaNews />);
  expect(screen.getByText(words)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Noch einmal versuchen" }));
  expect(setDevice).toHaveBeenCalledWith("microphone", true);
});

test("who talks with the microphone off is told so", async () => {
  media({ unheard: true });
  render(<MediaNews />);
  expect(screen.getByText("Ihr Mikrofon ist aus, man hört Sie nicht.")).toBeTruthy();
  await expectAccessible();
});

test("blocked sound has a button", async () => {
  media({ soundBlocked: true });
  const unlock = vi.spyOn(live.media, "unlock").mockReturnValue();
  render(<MediaNews />);
  await userEvent.click(screen.getByRole("button", { name: "Ton einschalten" }));
  expect(unlock).toHaveBeenCalledOnce();
});

test("connecting is worth a word only when it takes long", async () => {
  media({ view: "connecting" });
  render(<MediaNews />);
  expect(screen.queryByText(/werden verbunden/)).toBeNull();
  expect(await screen.findByText("Bild und Ton werden verbunden …")).toBeTruthy();
});

test("who waits for their turn is not told that the connection is being made", () => {
  vi.useFakeTimers();
  media({ view: "connecting", waiting: { position: 3, seconds: 1, from: 3 } });
  const { container } = render(<MediaNews />);
  act(() => vi.advanceTimersByTime(5_000));
  expect(container.childElementCount).toBe(0);
  vi.useRealTimers();
});

test("a full house has its own words, and nothing is said to be interrupted", () => {
  media({ view: "lost", full: true });
  const { container } = render(<MediaNews />);
  expect(container.childElementCount).toBe(0);
});

test("nothing is said while all is well", () => {
  const { container } = render(<MediaNews />);
  expect(container.childElementCount).toBe(0);
});

test("the dialog names every choice and says what is not there", async () => {
  media({ devices: { microphones: [{ id: "m1", label: "Tischmikrofon" }], cameras: [], speakers: [] } });
  render(<DeviceDialog open onClose={() => undefined} />);
  expect(await screen.findByRole("dialog", { name: "Geräte" })).toBeTruthy();
  expect(screen.getByRole("option", { name: "Tischmikrofon" })).toBeInstanceOf(HTMLOptionElement);
  expect(await screen.findByText(/gibt hier kein Mikrofon frei/)).toBeTruthy();
  await expectAccessible();
});

test("a choice is kept", async () => {
  media({ devices: { microphones: [], cameras: [{ id: "c1", label: "" }], speakers: [] } });
  const choose = vi.spyOn(live.media, "choose").mockResolvedValue();
  render(<DeviceDialog open onClose={() => undefined} />);
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Kamera" }), "Kamera 1");
  expect(choose).toHaveBeenCalledWith("camera", "c1");
});

test("the dialog opens and closes by keys, and the focus goes back", async () => {
  render(<DeviceButton />);
  const button = screen.getByRole("button", { name: "Geräte, auswählen und ausprobieren" });
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("dialog")).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  await vi.waitFor(() => expect(document.activeElement).toBe(button));
});
