import { useEffect, useState } from "react";
import type { GroupsPlan, RoomID, Session } from "../../wire/wire";
import { type Draft, draftOf, planOf } from "./state";

/** Desk is a plan in somebody's hands: what stands in their form, and what the house had. */
export interface Desk {
  draft: Draft;
  /** The print of the plan that the draft was made of. */
  base: string;
  /** The print of the plan that the house told last. */
  told: string;
  /** Somebody else kept another plan while this one was being changed. */
  overtaken: boolean;
}

/** A print is the same for drafts that make the same plan. */
export function print(draft: Draft): string {
  const made = planOf(draft);
  return JSON.stringify("plan" in made ? made.plan : draft);
}

/** opened is a form as it opens: the plan there is, or what is usual. */
export function opened(plan: GroupsPlan | undefined, item: Session | undefined): Desk {
  const draft = draftOf(plan, item);
  const base = print(draft);
  return { draft, base, told: base, overtaken: false };
}

/** touched says whether the form holds what was not kept. */
export function touched({ draft, base }: Desk): boolean {
  return print(draft) !== base;
}

/** typed is the form after something was changed in it. */
export function typed(desk: Desk, part: Partial<Draft>): Desk {
  return { ...desk, draft: { ...desk.draft, ...part } };
}

/** told follows the plan of the house, but for what was changed in the form: that stays, and is overtaken. */
export function told(desk: Desk, plan: GroupsPlan | undefined, item: Session | undefined): Desk {
  const now = opened(plan, item);
  if (now.told === desk.told) return desk;
  if (now.told === print(desk.draft)) return { ...now, draft: desk.draft };
  return touched(desk) ? { ...desk, told: now.told, overtaken: plan !== undefined } : now;
}

/** saved is the form once the house has kept the plan of this print. */
export function saved(desk: Desk, base: string): Desk {
  return { ...desk, base, overtaken: false };
}

/** What was typed and not kept, by room: who is taken elsewhere finds it when they come back. */
const kept = new Map<RoomID, Desk>();

/** useDesk is the form of a room's plan. */
export function useDesk(
  room: RoomID,
  plan: GroupsPlan | undefined,
  item: Session | undefined,
): [Desk, (change: (desk: Desk) => Desk) => void] {
  const [desk, setDesk] = useState(() => kept.get(room) ?? opened(plan, item));
  const now = told(desk, plan, item);
  if (now !== desk) setDesk(now);
  useEffect(() => {
    if (touched(desk)) kept.set(room, desk);
    else kept.delete(room);
  }, [room, desk]);
  return [now, setDesk];
}
