import * as Y from "yjs";
import { fromBase64 } from "./base64";

/** Takes changes into a document, marked with where they came from. */
export function apply(doc: Y.Doc, updates: string[], origin: unknown): void {
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, fromBase64(update), origin);
      } catch {
        // A change that cannot be read is somebody's broken client; the others' are no worse for it.
      }
    }
  }, origin);
}
