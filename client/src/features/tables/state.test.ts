import { expect, test } from "vitest";
import { initial } from "../../live/state";
import type { Table } from "../../wire/wire";
import { tableChanged, tableGone } from "./state";

const table = (id: string, name: string, topic = ""): Table => ({
  room: { id, slug: id, name, kind: "table", seats: 4, topic },
  people: [],
});

const names = (state: { tables: Table[] }) => state.tables.map(({ room }) => room.name);

test("a table that changed stays where it is, and a new one comes where its name belongs", () => {
  const before = { ...initial, tables: [table("b", "Tisch 2"), table("a", "Tisch 10")] };
  const changed = tableChanged(before, table("b", "Tisch 2", "U25"));
  expect(names(changed)).toEqual(["Tisch 2", "Tisch 10"]);
  expect(changed.tables[0]?.room.topic).toBe("U25");
  expect(names(tableChanged(changed, table("c", "Tisch 3")))).toEqual(["Tisch 2", "Tisch 3", "Tisch 10"]);
  expect(names(tableChanged(changed, table("b", "Tisch 12")))).toEqual(["Tisch 10", "Tisch 12"]);
  expect(names(before)).toEqual(["Tisch 2", "Tisch 10"]);
});

test("a table that is taken away is gone from the list, and one that nobody knew of changes nothing", () => {
  const before = { ...initial, tables: [table("b", "Tisch 2"), table("a", "Tisch 10")] };
  expect(names(tableGone(before, { room: "b" }))).toEqual(["Tisch 10"]);
  expect(names(tableGone(before, { room: "x" }))).toEqual(["Tisch 2", "Tisch 10"]);
});
