import type { State } from "../../live/state";
import type { Table } from "../../wire/wire";

/** tableChanged puts a table into the list as it is now: in its place, or, when it was just put up, where its name belongs. */
export function tableChanged(state: State, table: Table): State {
  const others = state.tables.filter(({ room }) => room.id !== table.room.id);
  if (others.length < state.tables.length) {
    return { ...state, tables: state.tables.map((t) => (t.room.id === table.room.id ? table : t)) };
  }
  return { ...state, tables: [...others, table].sort(byName) };
}

/** The house's own order: Tisch 2 before Tisch 10. */
function byName({ room: a }: Table, { room: b }: Table): number {
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}
