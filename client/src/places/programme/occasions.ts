import type { Occasion } from "../../features/calendar/ics";
import type { Entry } from "../../features/seats/state";
import type { Conference, Programme, Session } from "../../wire/wire";

/** occasionsOf makes the entries of one's programme entries of a calendar; an open round is none yet. */
export function occasionsOf(
  entries: Entry[],
  programme: Programme,
  conference: Conference | undefined,
): Occasion[] {
  return entries.flatMap((entry): Occasion[] => {
    const uid = (id: string) => `${id}@${location.hostname}`;
    if (entry.kind === "session") {
      const { item } = entry;
      const room = programme.rooms.find(({ id }) => id === item.room);
      const place = [room?.name, conference?.title].filter(Boolean).join(", ");
      return [
        {
          uid: uid(item.id),
          start: item.start,
          end: item.end,
          title: item.title,
          place,
          words: wordsOf(item),
        },
      ];
    }
    if (entry.kind === "other") {
      const { id, start, end, title, place } = entry;
      return [{ uid: uid(id), start, end, title, place }];
    }
    return [];
  });
}

function wordsOf({ speakers = [], abstract = "" }: Session): string {
  return [speakers.join(", "), abstract].filter(Boolean).join("\n\n");
}
