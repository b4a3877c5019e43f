import { useEffect } from "react";
import type * as Y from "yjs";
import type { DocID, Reading, RoomID } from "../../wire/wire";
import { live } from "../live";
import { useStore } from "../store";
import { Docs } from "./docs";
import type { Shared, SharedState } from "./shared";

/** This page's documents. */
export const docs = new Docs(live);

// What was not saved would go with the page.
window.addEventListener("beforeunload", (event) => {
  docs.leaving();
  if (docs.unsaved) event.preventDefault();
});

/** Looks at a document as long as the component is there. read says in plain words what it says; it must not change. */
export function useShared(
  id: DocID,
  read: (doc: Y.Doc, room: RoomID) => Reading,
): { shared: Shared; state: SharedState } {
  const shared = docs.get(id);
  useEffect(() => {
    docs.get(id).read = read;
    return docs.look(id);
  }, [id, read]);
  return { shared, state: useStore(shared.store, (state) => state) };
}
