import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { BoardLook } from "../../features/board/BoardLook";
import { CardView } from "../../features/card/CardView";
import { NotesLook } from "../../features/notes/NotesLook";
import { type Paper, readPaper } from "../../live/docs/paper";
import { live } from "../../live/live";
import type { Result } from "../../live/state";
import type { PastGroup, RoomID } from "../../wire/wire";
import { Fetched } from "./Fetched";
import styles from "./past.module.css";
import { usePast } from "./usePast";

interface All {
  card: Paper;
  notes: Paper;
  board: Paper;
}

/** Papers are the card, the notes and the board of a group that is over. */
export function Papers({ group }: { group: PastGroup }) {
  const { t } = useTranslation();
  const { room, name, workshop } = group;
  const { got, again } = usePast(useCallback(() => readAll(room), [room]));
  const title = `${name} · ${workshop}`;
  return (
    <Fetched got={got} again={again}>
      {({ card, notes, board }) => (
        <div className={styles.papers}>
          <CardView card={card.reading?.card} from={title} />
          <section className={styles.paper} aria-labelledby={`${room}-notes`}>
            <h3 id={`${room}-notes`}>{t("notes.tab")}</h3>
            <NotesLook doc={notes.doc} title={title} />
          </section>
          <section className={styles.paper} aria-labelledby={`${room}-board`}>
            <h3 id={`${room}-board`}>{t("board.tab")}</h3>
            <BoardLook doc={board.doc} room={room} title={title} />
          </section>
        </div>
      )}
    </Fetched>
  );
}

/** Reads all three, or tells the first refusal. */
async function readAll(room: RoomID): Promise<Result<All>> {
  const [card, notes, board] = await Promise.all([
    readPaper(live.do, `${room}.card`),
    readPaper(live.do, `${room}.notes`),
    readPaper(live.do, `${room}.board`),
  ]);
  if (!card.ok) return card;
  if (!notes.ok) return notes;
  if (!board.ok) return board;
  return { ok: true, body: { card: card.body, notes: notes.body, board: board.body } };
}
