import { useRef, useSyncExternalStore } from "react";
import type { Map as YMap } from "yjs";

/** Draws a component again when a shared map, or anything in it, changes. */
export function useMap(map: YMap<unknown>): void {
  const changes = useRef(0);
  useSyncExternalStore(
    (told) => {
      const changed = () => {
        changes.current += 1;
        told();
      };
      map.observeDeep(changed);
      return () => map.unobserveDeep(changed);
    },
    () => changes.current,
  );
}
