import { expect, test } from "vitest";
import type { Room } from "../wire/wire";
import { welcome } from "./fakeline";
import { platform } from "./media";
import { levelOf } from "./meter";
import { initial, type State } from "./state";

const backstage = { sources: [], layout: "one" as const, preview: [], people: [], invited: [], countdown: 0 };

function at(kind: Room["kind"], part: Partial<State> = {}): State {
  return { ...initial, you: welcome.you, room: { id: "r", slug: "r", name: "R", kind, seats: 0 }, ...part };
}

test("one speaks in workshops and at tables, and on a stage only from behind it", () => {
  expect(platform(at("workshop"))).toBe("r");
  expect(platform(at("table"))).toBe("r");
  expect(platform(at("cafeteria"))).toBeUndefined();
  expect(platform(at("plenum"))).toBeUndefined();
  expect(platform(at("plenum", { backstage }))).toBe("r/back");
  expect(platform(initial)).toBeUndefined();
});

test("who may not speak has no platform anywhere", () => {
  expect(platform(at("workshop", { you: { ...welcome.you, may: ["attend"] } }))).toBeUndefined();
});

test("silence has level 0, the loudest sound 100, and every 6 dB count ten", () => {
  const flat = (amplitude: number) => new Float32Array(480).fill(amplitude);
  expect(levelOf(flat(0))).toBe(0);
  expect(levelOf(flat(1))).toBe(100);
  expect(levelOf(flat(0.5))).toBe(90);
  expect(levelOf(flat(0.25))).toBe(80);
});
