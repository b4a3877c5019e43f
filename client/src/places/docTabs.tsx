import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { hadGroups } from "../features/groups/state";
import { useLive } from "../live/live";
import { Loading } from "../ui/Spinner";
import type { TabEntry } from "../ui/Tabs";

// What people write together comes only where it is opened: it is larger than the way to the plenum may be.
const CardEditor = lazy(() => import("../features/card/CardEditor").then((m) => ({ default: m.CardEditor })));
const Board = lazy(() => import("../features/board/Board").then((m) => ({ default: m.Board })));
const BoardTab = lazy(() => import("./BoardTab").then((m) => ({ default: m.BoardTab })));
const PastGroups = lazy(() => import("./past/PastGroups").then((m) => ({ default: m.PastGroups })));
const Notes = lazy(() => import("../features/notes/Notes").then((m) => ({ default: m.Notes })));

/**
 * useDocTabs are the tabs of what the people in a room write together: notes and board wherever all may speak, and the
 * card of those who bring a result back; in a group it comes first. In a workshop whose groups are over there is what they wrote.
 */
export function useDocTabs(): { card: TabEntry | undefined; others: TabEntry[] } {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const group = useLive((state) => state.group);
  const inProgramme = useLive(
    (state) => state.programme?.rooms.some(({ id }) => id === state.room?.id) ?? false,
  );
  const had = useLive((state) => hadGroups(state.groups));
  const round = useLive((state) => state.groups && `${state.groups.round}-${state.groups.phase}`);
  if (!room || (room.kind !== "workshop" && room.kind !== "group" && room.kind !== "table"))
    return { card: undefined, others: [] };
  const { id, name, kind } = room;
  const hint = kind === "table" && !inProgramme ? t("docs.ofTable") : undefined;
  const card = {
    id: "card",
    label: t("card.tab"),
    content: (
      <Later label={t("card.loading")}>
        <CardEditor key={id} doc={`${id}.card`} fields={group?.fields} />
      </Later>
    ),
  };
  const notes = {
    id: "notes",
    label: t("notes.tab"),
    content: (
      <Later label={t("notes.loading")}>
        <Notes key={id} doc={`${id}.notes`} title={name} hint={hint} />
      </Later>
    ),
  };
  const board = {
    id: "board",
    label: t("board.tab"),
    content: (
      <Later label={t("board.loading")}>
        {kind === "table" ? (
          <Board key={id} doc={`${id}.board`} title={name} hint={hint} />
        ) : (
          <BoardTab key={id} room={id} title={name} />
        )}
      </Later>
    ),
  };
  const both = [notes, board];
  if (kind !== "workshop") return { card: kind === "group" ? card : undefined, others: both };
  const past = {
    id: "past",
    label: t("past.tab"),
    content: (
      <Later label={t("past.loading")}>
        <PastGroups key={`${id}-${round}`} />
      </Later>
    ),
  };
  return { card: undefined, others: [...both, card, ...(had ? [past] : [])] };
}

function Later({ label, children }: { label: string; children: ReactNode }) {
  return <Suspense fallback={<Loading label={label} />}>{children}</Suspense>;
}
