import { useRef, useSyncExternalStore } from "react";

/** Store holds one value outside React and tells when it is replaced. */
export interface Store<T> {
  get(): T;
  set(change: (now: T) => T): void;
  subscribe(told: () => void): () => void;
}

/** Makes a store. */
export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const told of [...listeners]) told();
    },
    subscribe(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
}

/** Reads a part of a store in a component, which is drawn again only when that part differs, compared one level deep. */
export function useStore<T, P>(store: Store<T>, select: (value: T) => P): P {
  const last = useRef<{ part: P } | undefined>(undefined);
  const read = () => {
    const part = select(store.get());
    if (!last.current || !same(last.current.part, part)) last.current = { part };
    return last.current.part;
  };
  return useSyncExternalStore(store.subscribe, read);
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (!Array.isArray(a) && Object.getPrototypeOf(a) !== Object.prototype) return false;
  const keys = Object.keys(a) as (keyof typeof a)[];
  return keys.length === Object.keys(b).length && keys.every((k) => Object.is(a[k], b[k]));
}
