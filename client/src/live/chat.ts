import type { ChatLine, ChatRef } from "../wire/wire";
import type { PendingLine, Refusal, State } from "./state";

/** Adds a line once, in the order of the house, and drops the pending line that became it. */
export function lineAdded(state: State, line: ChatLine): State {
  const pending = isMine(state, line) ? state.pending.filter((p) => p.ref !== line.ref) : state.pending;
  if (state.chat.some((known) => known.id === line.id)) return { ...state, pending };
  const after = state.chat.findLastIndex((known) => known.id < line.id) + 1;
  return { ...state, pending, chat: state.chat.toSpliced(after, 0, line) };
}

/** Takes a line away. */
export function lineRemoved(state: State, ref: ChatRef): State {
  return { ...state, chat: state.chat.filter((line) => line.id !== ref.id) };
}

/** Keeps a line until the house has it. */
export function lineWritten(state: State, line: PendingLine): State {
  return { ...state, pending: [...state.pending, line] };
}

/** Marks a pending line as refused. A lost line is not refused: it is said again when the line is back. */
export function lineRefused(state: State, ref: string, fault: Refusal): State {
  if (fault.code === "lost") return state;
  return { ...state, pending: state.pending.map((p) => (p.ref === ref ? { ...p, fault } : p)) };
}

/** Takes the mark of refusal off, because the person tries again. */
export function lineRetried(state: State, ref: string): State {
  return { ...state, pending: state.pending.map((p) => (p.ref === ref ? { ...p, fault: undefined } : p)) };
}

/**
 * Joins what one had with a fresh snapshot's last lines. Where they meet nothing is missing; where they do not, the older lines
 * are dropped and the gap is told.
 */
export function joinLines(had: ChatLine[], fresh: ChatLine[]): { chat: ChatLine[]; gap: boolean } {
  const first = fresh[0];
  if (!first) return { chat: [], gap: false };
  const last = had.at(-1);
  if (!last) return { chat: fresh, gap: false };
  if (last.id < first.id) return { chat: fresh, gap: true };
  return { chat: [...had.filter((line) => line.id < first.id), ...fresh], gap: false };
}

function isMine(state: State, line: ChatLine): boolean {
  return line.ref !== undefined && line.person === state.you?.id;
}
