import { act } from "@testing-library/react";
import { vi } from "vitest";
import { docs } from "../live/docs/useShared";
import { live } from "../live/live";
import { participant, people, set, workshop1 } from "./fixture";

/** One stands in a workshop, and the house keeps whatever is written there. */
export async function writingHouse() {
  let seq = 0;
  const say = vi.spyOn(live, "do").mockImplementation((async (type: string) => {
    if (type === "doc.open") return { ok: true, body: { updates: [], seq: 0 } };
    if (type === "doc.edit") {
      seq += 1;
      return { ok: true, body: { seq } };
    }
    return { ok: true, body: undefined };
  }) as typeof live.do);
  set({ you: participant, room: workshop1, line: "open", people: { count: 3, here: people(3) } });
  await act(async () => docs.arrived(workshop1.id));
  return say;
}
