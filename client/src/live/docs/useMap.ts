import { useRef, useSyncExternalStore } from "react";

/** What tells of changes in it and in anything within. */
interface Deep {
  observeDeep(told: () => void): void;
  unobserveDeep(told: () => void): void;
}

/** Draws a component again when a shared map, or anything in it, changes. */
export function useMap(map: Deep): void {
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
