import type { State } from "../../live/state";
import type {
  CardFields,
  Group,
  GroupCall,
  GroupGlance,
  Groups,
  GroupsPlan,
  GroupsWay,
  GroupWarning,
  Member,
  PersonID,
  Session,
} from "../../wire/wire";

/** A group calls for help, or does so no more. */
export function called(state: State, call: GroupCall): State {
  const others = state.calls.filter(({ room }) => room !== call.room);
  return { ...state, calls: call.open ? [...others, call] : others };
}

/** The group's time is nearly over: the house says so once; the clock says the rest. */
export function warnedGroup(state: State, _: GroupWarning): State {
  return state;
}

/** Mine is the group one is in, and its number, counted from 1. */
export interface Mine {
  group: Group;
  number: number;
}

/** mineOf finds one's own group. */
export function mineOf(groups: Group[] | undefined, me: PersonID | undefined): Mine | undefined {
  const at = groups?.findIndex(({ people }) => people.some(({ id }) => id === me)) ?? -1;
  const group = groups?.[at];
  return group && { group, number: at + 1 };
}

/** atWork says whether a group can be gone into. */
export function atWork(group: Group): boolean {
  return Boolean(group.room) && !group.over && !group.back;
}

/** When the last of the groups that still work ends, in ms since 1970; 0 for none. */
export function lastEnd(groups: Group[]): number {
  return Math.max(0, ...groups.filter(atWork).map(({ ends }) => ends));
}

/** hadGroups says whether groups of a workshop are over that one can look back at. */
export function hadGroups(groups: Groups | undefined): boolean {
  if (!groups) return false;
  const working = groups.phase === "running" || groups.phase === "recalling";
  return groups.round > (working ? 1 : 0);
}

/** freeIn is how many places are free in a group; undefined for no limit. */
export function freeIn(group: Group, size: number | undefined): number | undefined {
  return size ? Math.max(0, size - group.people.length) : undefined;
}

/** How a group's time stands: "soon" from two minutes before its end. */
export type Urgency = "time" | "soon" | "over";

const soon = 2 * 60_000;

/** urgencyOf reads a group's clock. */
export function urgencyOf(ends: number, now: number): Urgency {
  if (now >= ends) return "over";
  return ends - now <= soon ? "soon" : "time";
}

/** How the talk in a group goes; "quiet" is silence for a minute or more. */
export function quietFor(glance: GroupGlance | undefined, now: number): number {
  const ms = glance?.quiet ? now - glance.quiet : 0;
  return ms >= 60_000 ? ms : 0;
}

/** Draft is a plan as it stands in the form. */
export interface Draft {
  way: GroupsWay;
  by: "groups" | "size";
  groups: string;
  size: string;
  task: string;
  minutes: string;
  grace: string;
  fields: CardFields;
  /** The group of each person by list, counted from 1. */
  lists: Record<PersonID, { name: string; group: number }>;
}

const usual: CardFields = { statements: 3, note: true, image: false, reporter: true };

/** draftOf is the form as it opens: the plan there is, or five groups for as long as the programme says. */
export function draftOf(plan: GroupsPlan | undefined, item: Session | undefined): Draft {
  const minutes = item ? Math.min(240, Math.round((item.end - item.start) / 60_000)) : 20;
  const lists: Draft["lists"] = {};
  for (const [i, list] of (plan?.lists ?? []).entries())
    for (const { id, name } of list) lists[id] = { name, group: i + 1 };
  return {
    way: plan?.way ?? "random",
    by: plan?.way === "random" && !plan.groups ? "size" : "groups",
    groups: String(plan?.groups || 5),
    size: String(plan?.size || 5),
    task: plan?.task ?? "",
    minutes: String(plan?.minutes ?? minutes),
    grace: String(plan?.grace || 60),
    fields: plan?.fields ?? usual,
    lists,
  };
}

/** What is wrong with a draft, by field. */
export type Wrong = Partial<Record<"groups" | "size" | "minutes" | "task", true>>;

const longestTask = 1_000;

/** planOf makes a plan of a draft, or says what is wrong with it. */
export function planOf(draft: Draft): { plan: GroupsPlan } | { wrong: Wrong } {
  const { way, task, fields } = draft;
  const bySize = way === "random" && draft.by === "size";
  const sized = bySize || (way === "self" && draft.by === "size");
  const groups = whole(draft.groups, 1, 60);
  const size = whole(draft.size, 2, 60);
  const minutes = whole(draft.minutes, 1, 240);
  const counts = way !== "same" && !bySize;
  const wrong: Wrong = {
    ...(counts && groups === undefined ? { groups: true } : {}),
    ...(sized && size === undefined ? { size: true } : {}),
    ...(minutes === undefined ? { minutes: true } : {}),
    ...([...task].length > longestTask ? { task: true } : {}),
  };
  if (minutes === undefined || Object.keys(wrong).length > 0) return { wrong };
  const plan: GroupsPlan = {
    way,
    groups: counts ? (groups ?? 0) : 0,
    task,
    minutes,
    grace: Number(draft.grace),
    fields,
    ...(sized && size ? { size } : {}),
    ...(way === "list" ? { lists: listsOf(draft, groups ?? 1) } : {}),
  };
  return { plan };
}

function whole(text: string, least: number, most: number): number | undefined {
  const n = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return n >= least && n <= most ? n : undefined;
}

/** The house knows everybody's name, so only ids are sent. */
function listsOf(draft: Draft, groups: number): Member[][] {
  const lists: Member[][] = Array.from({ length: groups }, () => []);
  for (const [id, { group }] of Object.entries(draft.lists)) lists[group - 1]?.push({ id, name: "" });
  return lists;
}

/** shape says a plan in the words of its button: how many groups, or how large. */
export function shapeOf(plan: GroupsPlan): { key: "groups" | "size" | "same"; count: number } {
  if (plan.way === "same") return { key: "same", count: 0 };
  return plan.groups ? { key: "groups", count: plan.groups } : { key: "size", count: plan.size ?? 0 };
}

/** A word to be said at its time. */
export interface Warning {
  key: "warned" | "ended";
  /** ms from now. */
  wait: number;
}

/** warnings are the words still to come before and at the end of a group's time; the client's clock says them, also while the line is lost. */
export function warnings(ends: number, now: number): Warning[] {
  const all: Warning[] = [
    { key: "warned", wait: ends - soon - now },
    { key: "ended", wait: ends - now },
  ];
  return all.filter(({ wait }) => wait > 0);
}
