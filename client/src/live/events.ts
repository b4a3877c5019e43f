import { entranceTold, knockTold } from "../features/entrance/state";
import { called, warnedGroup } from "../features/groups/state";
import { askedToSpeak, handsTold } from "../features/hands/state";
import { reactionsTold } from "../features/reactions/state";
import { takenTold } from "../features/seats/state";
import { sourceChanged, sourceGone } from "../features/sources/state";
import { backstageLeft, backstageTold, levelsTold } from "../features/stage/state";
import { tableChanged, tableGone } from "../features/tables/state";
import { waitingTold } from "../features/waiting/state";
import type { Event, Events } from "../wire/wire";
import { lineAdded, lineRemoved } from "./chat";
import { inFoyer, type State } from "./state";

type Reducers = { [K in keyof Events]: (state: State, body: Events[K]) => State };

/** What each event does to the state. An event carries the whole new state of what it names, so most replace a field. */
const reducers: Reducers = {
  "conference.running": (state, running) => ({ ...state, running }),
  "programme.changed": (state, programme) => ({ ...state, programme }),
  "places.changed": (state, places) => ({ ...state, places }),
  "people.changed": (state, people) => ({ ...state, people }),
  "speaking.changed": (state, { sources }) => ({ ...state, speaking: sources }),
  "chat.added": lineAdded,
  "chat.removed": lineRemoved,
  "doc.updated": (state) => state, // told to the document itself
  "doc.writers": (state) => state,
  "stage.changed": (state, stage) => ({ ...state, stage }),
  "backstage.changed": backstageTold,
  "backstage.levels": levelsTold,
  "source.changed": sourceChanged,
  "source.gone": sourceGone,
  "table.changed": tableChanged,
  "table.gone": tableGone,
  "groups.changed": (state, groups) => ({ ...state, groups }),
  "group.changed": (state, group) => ({ ...state, group }),
  "group.warned": warnedGroup,
  "groups.glance": (state, glance) => ({ ...state, glance }),
  "groups.called": called,
  "report.changed": (state, report) => ({ ...state, report }),
  "view.slots": (state, slots) => ({ ...state, slots }),
  "view.waiting": waitingTold,
  "publish.layers": (state) => state,
  "you.invited": (state, { open }) => ({ ...state, invited: open }),
  "you.backstage": (state, { backstage, state: told }) =>
    backstage ? backstageTold({ ...state, invited: false }, told) : backstageLeft(state),
  "you.dismissed": (state) => state,
  "you.muted": (state, { held }) => ({ ...state, media: { ...state.media, held } }),
  "hands.changed": handsTold,
  "reactions.changed": reactionsTold,
  "entrance.changed": entranceTold,
  "you.asked": askedToSpeak,
  "you.waiting": knockTold,
  "you.removed": (state, { room }) => (state.room?.id === room ? inFoyer(state) : state),
  "you.move": (state, { move }) => ({ ...state, asked: move }),
  "leads.changed": (state, { leads, lead }) => ({ ...state, leads, lead }),
  "room.changed": (state, room) => (state.room?.id === room.id ? { ...state, room } : state),
  "table.invitations": (state, { invitations }) => ({ ...state, mine: { ...state.mine, invitations } }),
  "table.answered": (state) => state,
  "table.knocks": (state, { people: knocks }) => ({ ...state, knocks }),
  "roulette.changed": (state, roulette) => ({ ...state, mine: { ...state.mine, roulette } }),
  "contact.offers": (state, offers) => ({ ...state, mine: { ...state.mine, offers } }),
  "contacts.changed": (state) => ({ ...state, contacts: undefined }),
  "appointments.changed": (state, { appointments }) => ({ ...state, mine: { ...state.mine, appointments } }),
  "appointment.due": (state) => state,
  "seats.mine": (state, seats) => ({ ...state, seats }),
  "seats.changed": (state, offered) => ({ ...state, offered }),
  "seats.taken": takenTold,
  "seat.moved": (state) => state,
  "room.closed": (state, { room }) => (state.room?.id === room ? inFoyer(state) : state),
};

/** Applies an event. Events of another room, and those one has already, change nothing. */
export function reduce(state: State, event: Event): State {
  if (event.room && event.room !== state.room?.id) return state;
  if (event.seq && event.seq <= state.mark.seq) return state;
  const apply = reducers[event.type as keyof Events] as ((s: State, body: unknown) => State) | undefined;
  if (!apply) return state;
  const next = apply(state, event.body);
  return event.seq && next.room ? { ...next, mark: { ...next.mark, seq: event.seq } } : next;
}
