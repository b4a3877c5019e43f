import type { Event, RoomID } from "../wire/wire";

/** Ear is told what happens on the line, in its order, beside the state; for what is kept elsewhere and loaded only where it is needed. */
export interface Ear {
  /** The line is up, and one is in a room or (undefined) in none. */
  arrived(room: RoomID | undefined): void;
  /** One is about to go elsewhere; what is said now is still said here. */
  leaving(): void;
  /** The line broke. */
  lost(): void;
  told(event: Event): void;
}
