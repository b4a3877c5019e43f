import { openToAll } from "../features/entrance/state";
import { noHands } from "../features/hands/state";
import type { Entered, Welcome } from "../wire/wire";
import { joinLines } from "./chat";
import { inFoyer, type State } from "./state";

/** The house greeted: who I am, and what there is. */
export function welcomed(state: State, welcome: Welcome): State {
  const {
    you,
    conference,
    programme,
    running,
    places,
    home,
    move: asked,
    knock,
    mine,
    seats,
    offered,
  } = welcome;
  const said = { you, conference, programme, running, places, home, asked, knock, mine, seats, offered };
  return { ...state, ...said, line: "open", lostSince: undefined, contacts: undefined };
}

/** One came into a room, or back into it. */
export function entered(state: State, snapshot: Entered): State {
  const { room } = snapshot;
  const same = state.room?.id === room.id;
  const before = same ? state : inFoyer(state);
  const resumed = same && snapshot.resumed;
  const mine = (snapshot.chat ?? []).filter((line) => line.person === before.you?.id);
  const waiting = [...before.pending, ...before.parked.filter((line) => line.room === room.id)];
  return {
    ...before,
    ...(resumed ? {} : joinLines(before.chat, snapshot.chat ?? [])),
    speaking: snapshot.speaking.sources,
    sources: snapshot.sources ?? [],
    tables: snapshot.tables ?? [],
    room,
    entering: undefined,
    // Who resumes has yet to hear what was missed, and counts on from there.
    mark: { epoch: snapshot.epoch, seq: resumed ? before.mark.seq : snapshot.seq },
    pending: waiting.filter((line) => !mine.some((known) => known.ref === line.ref)),
    parked: before.parked.filter((line) => line.room !== room.id),
    people: snapshot.people,
    stage: snapshot.stage,
    backstage: snapshot.backstage,
    invited: snapshot.invited ?? false,
    groups: snapshot.groups,
    group: snapshot.group,
    leads: snapshot.leads ?? [],
    lead: snapshot.lead,
    hands: snapshot.hands ?? noHands,
    entrance: snapshot.entrance ?? openToAll,
    media: same ? before.media : { ...before.media, held: false },
  };
}
