import type { ReactNode } from "react";
import { Queue } from "./Queue";
import { useTurn } from "./useTurn";

/** InTurn shows pictures; while the view connection waits for its turn, so that none can come, the queue stands in their place. */
export function InTurn({ children }: { children: ReactNode }) {
  const wait = useTurn();
  return wait ? <Queue wait={wait} /> : children;
}

/** TurnStrip stands above what is worth looking at without the pictures of others, in the place of what is said there when one is in. */
export function TurnStrip({ children }: { children?: ReactNode }) {
  const wait = useTurn();
  return wait ? <Queue wait={wait} look="strip" /> : children;
}
