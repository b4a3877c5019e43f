import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { clockWords } from "../../live/now";
import { initial } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { participant, set } from "../../test/fixture";
import { author, backstageWith, camera, editor, green } from "../../test/stage";
import * as aloud from "../../ui/announce";
import type { Layout, Source } from "../../wire/wire";
import { Countdown } from "./Countdown";
import { CueLight, onAir } from "./CueLight";
import { Invitation } from "./Invitation";
import { LayoutChoice } from "./LayoutChoice";
import { PreviewOrder } from "./PreviewOrder";

beforeEach(() => set({}));

test("one's own light says in words whether one is seen and heard", async () => {
  const mine = camera(participant);
  set({ backstage: backstageWith([green(mine)]) });
  render(<CueLight />);
  expect(screen.getByText("Publikum sieht und hört Sie nicht")).toBeTruthy();
  act(() => set({ backstage: backstageWith([green(mine, "ready")]) }));
  expect(screen.getByText("Bereit: Sie sind als Nächstes dran")).toBeTruthy();
  act(() => set({ backstage: backstageWith([green(mine, "live")]) }));
  expect(screen.getByText("Auf Sendung: alle sehen und hören Sie")).toBeTruthy();
  await expectAccessible();
});

test.each([
  ["the line is lost", { line: "lost" }],
  ["the publishing connection is lost", { media: { ...initial.media, publish: "lost" } }],
  ["it is only being made", { media: { ...initial.media, publish: "connecting" } }],
] as const)("the light goes out, and says so aloud, when %s", (_, part) => {
  const say = vi.spyOn(aloud, "announce");
  const backstage = backstageWith([green(camera(participant), "live")]);
  set({ backstage });
  const { container } = render(<CueLight />);
  act(() => set({ backstage, ...part }));
  expect(screen.getByText("Unterbrochen: man sieht und hört Sie gerade nicht")).toBeTruthy();
  expect(container.querySelector("[data-cue=live]")).toBeNull();
  expect(say).toHaveBeenCalledWith("Unterbrochen: man sieht und hört Sie gerade nicht", "assertive");
  expect(onAir(live.store.get())).toBe(false);
});

test("another's light is not one's own", () => {
  set({ backstage: backstageWith([green(camera(author), "live")]) });
  render(<CueLight />);
  expect(screen.getByText("Publikum sieht und hört Sie nicht")).toBeTruthy();
});

test("a countdown is shown while it runs", async () => {
  set({ backstage: backstageWith([], { countdown: live.clock() + 30_000 }) });
  render(<Countdown />);
  expect(screen.getByRole("timer", { name: "Countdown" }).textContent).toMatch(/noch 0:(30|29)/);
  await expectAccessible();
  act(() => set({ backstage: backstageWith([]) }));
  expect(screen.queryByRole("timer")).toBeNull();
});

test.each([
  [0, "0:00"],
  [59_000, "0:59"],
  [754_000, "12:34"],
  [3_661_000, "1:01:01"],
  [-5_000, "0:00"],
])("%i ms are %s", (ms, words) => {
  expect(clockWords(ms)).toBe(words);
});

test("an invitation asks, and is answered once", async () => {
  set({ invited: true });
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
  render(<Invitation />);
  expect(await screen.findByRole("alertdialog", { name: "Die Regie bittet Sie auf die Bühne" })).toBeTruthy();
  await expectAccessible();
  await userEvent.click(await screen.findByRole("button", { name: "Annehmen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("stage.accept", {});
});

test("an invitation can be declined, and goes when it is withdrawn", async () => {
  set({ invited: true });
  const say = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined });
  render(<Invitation />);
  await userEvent.click(await screen.findByRole("button", { name: "Ablehnen" }));
  expect(say).toHaveBeenCalledExactlyOnceWith("stage.decline", {});
  act(() => set({ invited: false }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

test("an answer that is refused is told in words", async () => {
  set({ invited: true });
  vi.spyOn(live, "do").mockResolvedValue({ ok: false, fault: { code: "not.found", retry: false } });
  render(<Invitation />);
  await userEvent.click(await screen.findByRole("button", { name: "Annehmen" }));
  expect(live.store.get().notices.at(-1)).toMatchObject({
    key: "commandFailed",
    params: { why: "Das gibt es nicht mehr." },
  });
});

test("a layout is chosen by the arrow keys", async () => {
  const chosen = vi.fn();
  render(<LayoutChoice value="one" onChange={chosen} />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "1 Quelle" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(chosen).toHaveBeenCalledWith("side" satisfies Layout);
  await expectAccessible();
});

function Order() {
  const [sources, setSources] = useState<Source[]>([camera(author), camera(editor)]);
  const order = (ids: string[]) =>
    setSources(ids.flatMap((id) => sources.filter((source) => source.id === id)));
  return <PreviewOrder sources={sources} onChange={order} />;
}

test("the order of the preview is changed by buttons alone", async () => {
  render(<Order />);
  await userEvent.click(screen.getByRole("button", { name: "Redakteurin nach vorn" }));
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "1 · Redakteurin",
    "2 · Autorin und Journalistin",
  ]);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Redakteurin nach vorn" }).disabled).toBe(
    true,
  );
  await expectAccessible();
});

test("one source alone has no order", () => {
  render(<PreviewOrder sources={[camera(author)]} onChange={() => undefined} />);
  expect(screen.queryByRole("list")).toBeNull();
});
