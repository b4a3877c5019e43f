import { useEffect, useState } from "react";
import { useLive } from "../../live/live";
import { newSince } from "./state";

/** useUnread counts the lines of others that came while the chat was not open. open: the chat can be seen now. */
export function useUnread(open: boolean): number {
  const lines = useLive((state) => state.chat);
  const room = useLive((state) => state.room?.id);
  const me = useLive((state) => state.you?.id);
  const newest = lines.at(-1)?.id ?? "";
  const [seen, setSeen] = useState({ room, line: newest });
  const stale = seen.room !== room || open;
  useEffect(() => {
    if (stale) setSeen({ room, line: newest });
  }, [stale, room, newest]);
  return stale ? 0 : newSince(lines, seen.line, me).length;
}
