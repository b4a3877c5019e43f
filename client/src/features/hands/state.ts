import type { State } from "../../live/state";
import type { Asked, Hand, Hands } from "../../wire/wire";

/** The queue while no hand is up. */
export const noHands: Hands = { count: 0, queue: [] };

/** The house told the queue of raised hands. */
export function handsTold(state: State, hands: Hands): State {
  return { ...state, hands };
}

/** I am asked to switch my microphone on; who has it on already is not asked. */
export function askedToSpeak(state: State, asked: Asked): State {
  return state.media.microphone && !asked.word ? state : { ...state, word: asked };
}

/** The request was answered, by switching the microphone on or not. */
export function answered(state: State): State {
  return { ...state, word: undefined };
}

/** The place of my own hand in the queue, from 1; 0 while it is down. */
export function placeOf({ hands, you }: State): number {
  return hands.place ?? hands.queue.findIndex((hand) => hand.person === you?.id) + 1;
}

/** Who comes next in the queue. */
export function nextOf({ hands }: State): Hand | undefined {
  return hands.queue[0];
}
