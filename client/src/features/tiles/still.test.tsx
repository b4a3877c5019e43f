import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { initial } from "../../live/state";
import { set } from "../../test/fixture";
import { author, camera } from "../../test/stage";
import type { Slot } from "../../wire/wire";
import { StageTiles } from "./StageTiles";

const weak = /^Bild steht/;
const paused = "Bild pausiert, Ton läuft weiter: Ihre Verbindung ist gerade zu schwach";
let frame: () => void = () => undefined;
const suspect = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(live.media, "suspect").mockImplementation(suspect);
  Object.assign(HTMLVideoElement.prototype, {
    play: () => Promise.resolve(),
    cancelVideoFrameCallback: () => undefined,
    requestVideoFrameCallback: (came: () => void) => {
      frame = came;
      return 1;
    },
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  suspect.mockReset();
  for (const name of ["play", "cancelVideoFrameCallback", "requestVideoFrameCallback"])
    delete (HTMLVideoElement.prototype as unknown as Record<string, unknown>)[name];
});

function slot(part: Partial<Slot> = {}) {
  const media = { ...initial.media, view: "open" as const, streams: { "3": {} as MediaStream } };
  set({ media, slots: { audio: [], video: [{ mid: "3", source: `${author.id}.camera`, ...part }] } });
}

function stage(kind: "camera" | "screen" = "camera") {
  slot();
  const source = camera(author, { kind });
  const { container } = render(<StageTiles label="Bühne" layout="one" sources={[source]} />);
  const video = container.querySelector("video");
  if (video) fireEvent.loadedData(video);
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("a picture that stands is told after three seconds, and until a frame comes", () => {
  stage();
  pass(2_900);
  expect(screen.queryByText(weak)).toBeNull();
  expect(suspect).toHaveBeenCalledOnce();
  pass(200);
  expect(screen.getByText(weak)).toBeTruthy();
  pass(60_000);
  expect(screen.getByText(weak)).toBeTruthy();
  act(() => frame());
  expect(screen.queryByText(weak)).toBeNull();
});

test("a paused picture stays paused while the house tries, until a frame comes", () => {
  stage();
  act(() => slot({ paused: true }));
  pass(4_000);
  act(() => slot());
  expect(screen.getByText(paused)).toBeTruthy();
  pass(10_000);
  expect(screen.getByText(paused)).toBeTruthy();
  act(() => frame());
  expect(screen.queryByText(paused)).toBeNull();
});

test("a picture that moves needs no word", () => {
  stage();
  for (let i = 0; i < 10; i++) {
    pass(1_000);
    act(() => frame());
  }
  expect(suspect).not.toHaveBeenCalled();
  expect(screen.queryByText(weak)).toBeNull();
});

test("a shared screen may stand as long as nothing moves on it", () => {
  stage("screen");
  pass(10_000);
  expect(suspect).not.toHaveBeenCalled();
  expect(screen.queryByText(weak)).toBeNull();
});
