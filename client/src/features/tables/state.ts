import type { State } from "../../live/state";
import type { RoomRef, Table } from "../../wire/wire";

/** tableChanged puts a table into the list as it is now, where its name belongs. */
export function tableChanged(state: State, table: Table): State {
  const known = state.tables.some(({ room }) => room.id === table.room.id);
  const tables = known
    ? state.tables.map((t) => (t.room.id === table.room.id ? table : t))
    : [...state.tables, table];
  return { ...state, tables: tables.sort(byName) };
}

/** tableGone takes a table out of the list. */
export function tableGone(state: State, { room: gone }: RoomRef): State {
  return { ...state, tables: state.tables.filter(({ room }) => room.id !== gone) };
}

/** The house's own order: Tisch 2 before Tisch 10. */
function byName({ room: a }: Table, { room: b }: Table): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}
