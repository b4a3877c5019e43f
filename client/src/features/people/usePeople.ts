import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { live, useLive } from "../../live/live";
import type { Refusal } from "../../live/state";
import type { Placed, RoomID } from "../../wire/wire";
import { listed, matching } from "./state";

/** How many people one page holds; the house gives at most 100. */
const pageSize = 50;

/** How long the list waits for more letters before it asks, in ms. */
const typing = 200;

/** How often the list is read anew at most while people come and go, in ms. */
const settle = 2_000;

/** Found is a list of people of which only those looked at are known. */
export interface Found {
  total: number;
  /** By place in the list, ordered by name; who is not there was not asked for yet. */
  at: ReadonlyMap<number, Placed>;
  /** The first answer has not come yet. */
  loading: boolean;
  fault?: Refusal;
}

/** Listing is a list of people, and a way to ask for the part of it that comes into view. */
export interface Listing {
  found: Found;
  need: (from: number, to: number) => void;
}

/** usePeople lists the people of a room, or of the whole conference when room is undefined. */
export function usePeople(room: RoomID | undefined, search: string): Listing {
  const named = useLive((state) => (room ? state.people.here : undefined));
  const paged = usePages(room, search, named === undefined);
  return useMemo(() => {
    if (!named) return paged;
    const people = matching(named, search).map((person): Placed => ({ ...person, room }));
    return { found: { total: people.length, at: listed(people), loading: false }, need: () => undefined };
  }, [named, paged, search, room]);
}

const nothing: Found = { total: 0, at: new Map(), loading: true };

/** Reads a list page by page from the house; what comes too late is dropped. */
function usePages(room: RoomID | undefined, search: string, wanted: boolean): Listing {
  const [found, setFound] = useState(nothing);
  const asked = useRef({ pages: new Set<number>(), last: 0 });

  const ask = useCallback(
    async (page: number) => {
      const mine = asked.current;
      mine.pages.add(page);
      mine.last = page;
      const part = { search, offset: page * pageSize, limit: pageSize };
      const result = await live.do("people.page", room ? { ...part, room } : part);
      if (mine !== asked.current) return;
      if (result.ok) setFound((before) => withPage(before, page, result.body.total, result.body.people));
      else setFound((before) => ({ ...before, loading: false, fault: result.fault }));
    },
    [room, search],
  );
  const again = useCallback(() => {
    const { last } = asked.current;
    asked.current = { pages: new Set(), last };
    void ask(last);
  }, [ask]);

  useEffect(() => {
    setFound(nothing);
    asked.current = { pages: new Set(), last: 0 };
    if (!wanted) return;
    const timer = setTimeout(() => void ask(0), search ? typing : 0);
    return () => clearTimeout(timer);
  }, [ask, search, wanted]);
  useComingAndGoing(room, wanted, again);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) {
        if (!asked.current.pages.has(page)) void ask(page);
      }
    },
    [ask],
  );
  return useMemo(() => ({ found, need }), [found, need]);
}

/** Somebody came or went: what is in view is read anew, not too often; the rest when it comes into view. */
function useComingAndGoing(room: RoomID | undefined, wanted: boolean, again: () => void): void {
  const count = useLive((state) => (room ? state.people.count : state.places.online));
  const known = useRef(count);
  const due = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (known.current === count || !wanted) return;
    known.current = count;
    due.current ??= setTimeout(() => {
      due.current = undefined;
      latest.current();
    }, settle);
  }, [count, wanted]);
  useEffect(() => () => clearTimeout(due.current), []);
}

function withPage(before: Found, page: number, total: number, people: Placed[]): Found {
  const kept = before.total === total ? before.at : new Map<number, Placed>();
  return { total, at: new Map([...kept, ...listed(people, page * pageSize)]), loading: false };
}
