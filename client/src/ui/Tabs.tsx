import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Hidden } from "./Hidden";
import styles from "./Tabs.module.css";

export interface TabEntry {
  id: string;
  label: string;
  /** A number beside the label: people here, lines unread. Nothing is shown for 0. */
  count?: number;
  /** What the number counts, for those who do not see it beside the word: "3 neue". */
  countWords?: string;
  /** Stays mounted behind another tab, so that what was begun there is kept. */
  keep?: boolean;
  content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are tabs of. */
  label: string;
  tabs: TabEntry[];
  /** The id of the tab that is open; without it the first is at first, and the component keeps it. */
  selected?: string;
  onSelect?: (id: string) => void;
}

/**
 * Tabs shows one of several panels (ARIA Authoring Practices, "Tabs with automatic activation"). It fills the height it is
 * given; each panel scrolls by itself.
 */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const base = useId();
  const [kept, setKept] = useState(tabs[0]?.id);
  const open = selected ?? kept;
  const select = (id: string) => {
    setKept(id);
    onSelect?.(id);
  };
  return (
    <div className={styles.tabs}>
      <div
        role="tablist"
        aria-label={label}
        className={styles.list}
        onKeyDown={(event) => move(event, tabs, open, select)}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className={styles.tab}
            aria-selected={tab.id === open}
            aria-controls={`${base}-${tab.id}-panel`}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => select(tab.id)}
          >
            {tab.label}
            {tab.count ? <Count {...tab} /> : null}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-${tab.id}-panel`}
          aria-labelledby={`${base}-${tab.id}`}
          className={styles.panel}
          hidden={tab.id !== open}
        >
          {tab.id === open || tab.keep ? tab.content : null}
        </div>
      ))}
    </div>
  );
}

function Count({ count, countWords }: Pick<TabEntry, "count" | "countWords">) {
  return (
    <span className={styles.count}>
      <span aria-hidden={countWords ? true : undefined}>{count}</span>
      {countWords ? <Hidden>{countWords}</Hidden> : null}
    </span>
  );
}

function move(
  event: KeyboardEvent<HTMLElement>,
  tabs: TabEntry[],
  open: string | undefined,
  select: (id: string) => void,
) {
  const here = tabs.findIndex((tab) => tab.id === open);
  const last = tabs.length - 1;
  const steps: Record<string, number> = {
    ArrowRight: here === last ? 0 : here + 1,
    ArrowLeft: here <= 0 ? last : here - 1,
    Home: 0,
    End: last,
  };
  const wanted = steps[event.key];
  const next = wanted === undefined ? undefined : tabs[wanted];
  if (wanted === undefined || !next) return;
  event.preventDefault();
  select(next.id);
  event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[wanted]?.focus();
}
