import type { ReactNode } from "react";
import { Full } from "./Full";
import { Queue, type QueueProps } from "./Queue";
import { useTurn } from "./useTurn";

/** InTurn shows pictures; while none can come, because one waits for one's turn or the house is full, words stand in their place. */
export function InTurn({ children }: { children: ReactNode }) {
  return useMeanwhile("place") ?? children;
}

/** TurnStrip stands above what is worth looking at without the pictures of others, in the place of what is said there when one is in. */
export function TurnStrip({ children }: { children?: ReactNode }) {
  return useMeanwhile("strip") ?? children;
}

function useMeanwhile(look: QueueProps["look"]): ReactNode {
  const { wait, full } = useTurn();
  if (wait) return <Queue wait={wait} look={look} />;
  return full ? <Full look={look} /> : undefined;
}
