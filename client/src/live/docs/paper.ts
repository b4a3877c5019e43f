import * as Y from "yjs";
import type { DocID, Reading } from "../../wire/wire";
import type { Result } from "../state";
import { apply } from "./apply";
import type { Say } from "./shared";

/** Paper is a document to look at: what it was when it was read, and what it says in plain words; undefined where nobody wrote. */
export interface Paper {
  doc: Y.Doc;
  reading: Reading | undefined;
}

/** How often what was refused for the moment is asked for again, and how long to wait before, in ms. */
const tries = 5;
const again = 1_000;

/** Reads a whole document, also one of a room in which one is not. */
export async function readPaper(say: Say, id: DocID): Promise<Result<Paper>> {
  const doc = new Y.Doc();
  for (let after = 0, refused = 0; ; ) {
    const part = await say("doc.read", { doc: id, after });
    if (!part.ok) {
      refused += 1;
      if (!part.fault.retry || part.fault.code === "lost" || refused === tries) return part;
      await new Promise((go) => setTimeout(go, again));
      continue;
    }
    apply(doc, part.body.updates, "house");
    if (!part.body.more || part.body.seq <= after)
      return { ok: true, body: { doc, reading: part.body.reading } };
    after = part.body.seq;
  }
}
