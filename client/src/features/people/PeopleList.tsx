import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonRow } from "./PersonRow";
import styles from "./people.module.css";
import { windowOf } from "./state";
import type { Found } from "./usePeople";

/** The height of a row, in rem. */
const rowHeight = 4.25;

export interface PeopleListProps {
  found: Found;
  need: (from: number, to: number) => void;
  /** The list is of the whole conference, so each row says where the person is. */
  everywhere: boolean;
}

/**
 * PeopleList draws only the rows in view, however long the list. It is one stop of the Tab key; arrows, Home, End, PageUp and
 * PageDown move in it, and the next Tab leads to the actions of the row.
 */
export function PeopleList({ found, need, everywhere }: PeopleListProps) {
  const { t } = useTranslation();
  const { list, view, row } = useView();
  const [active, setActive] = useState(0);
  const moving = useRef(false);
  const { from, to } = windowOf(found.total, view.top, view.height, row);
  const current = Math.min(active, found.total - 1);
  useEffect(() => need(from, Math.max(from, to - 1)), [need, from, to]);
  // A row far away is there only when the list has scrolled to it.
  useLayoutEffect(() => {
    const wanted = list.current?.querySelector<HTMLElement>(`[aria-posinset="${active + 1}"]`);
    if (!moving.current || !wanted) return;
    moving.current = false;
    wanted.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target as Element).matches("li")) return;
    const page = Math.max(1, Math.floor(view.height / row) - 1);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: found.total - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.min(found.total - 1, Math.max(0, wanted));
    moving.current = next !== active;
    scrollTo(list.current, next * row, row);
    setActive(next);
  };

  return (
    <div ref={list} className={styles.scroll}>
      <ul
        aria-label={t("people.list")}
        className={styles.list}
        style={{ blockSize: found.total * row }}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: to - from }, (_, i) => from + i).map((index) => (
          <PersonRow
            key={index}
            person={found.at.get(index)}
            index={index}
            total={found.total}
            top={index * row}
            active={index === current}
            everywhere={everywhere}
            onFocus={() => setActive(index)}
          />
        ))}
      </ul>
    </div>
  );
}

/** What of the list is in view; lengths in CSS pixels. */
function useView() {
  const list = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const row = rowHeight * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const look = () => setView({ top: box.scrollTop, height: box.clientHeight || 600 });
    const sized = new ResizeObserver(look);
    sized.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);
  return { list, view, row: row || rowHeight * 16 };
}

function scrollTo(box: HTMLElement | null, top: number, row: number) {
  if (!box) return;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + row > box.scrollTop + box.clientHeight) box.scrollTop = top + row - box.clientHeight;
}
