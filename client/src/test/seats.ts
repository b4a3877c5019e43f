import type { MySeats, Offered, Seat, SwapCount, Taken } from "../wire/wire";
import { at, programme } from "./fixture";

/** The two sessions of the fixture's only round. */
export const round = programme.sessions.filter((item) => item.round === 1);

/** What I have, for tests. */
export function having(...seats: Partial<Seat>[]): MySeats {
  return { seats: seats.map((seat) => ({ session: "s5", online: true, ...seat })), named: [] };
}

/** How full the fixture's sessions are: so many seats are left in the first, so many wait for it. */
export function full(free: number, waiting = 0, swaps?: SwapCount[]): Offered {
  const taken = (session: string, some: Partial<Taken>): Taken => ({
    session,
    taken: 0,
    freeHall: 50,
    freeOnline: 50,
    waiting: 0,
    ...some,
  });
  return {
    rounds: [{ round: 1, start: at(13, 15), deadline: at(13, 5) }],
    sessions: [
      taken("s5", {
        taken: 50 - free,
        freeOnline: free,
        freeHall: free,
        waiting,
        ...(swaps ? { swaps } : {}),
      }),
      taken("s6", {}),
    ],
  };
}
