import { ArrowDown, MessageSquare } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { ChatEntry } from "./ChatEntry";
import styles from "./chat.module.css";
import { PendingEntry } from "./PendingEntry";
import { entriesOf } from "./state";
import { useStickyEnd } from "./useStickyEnd";

/** How many lines are drawn at first, and more on each press. */
const portion = 200;

/** ChatLog shows the lines of the room, the newest at the end. ChatNews reads them aloud, so the log itself does not. */
export function ChatLog() {
  const { t } = useTranslation();
  const lines = useLive((state) => state.chat);
  const pending = useLive((state) => state.pending);
  const gap = useLive((state) => state.gap);
  const me = useLive((state) => state.you?.id);
  const moderates = useLive((state) => state.lead !== undefined);
  const zone = useLive((state) => state.conference?.timeZone);
  const times = useTimes(zone);
  const [portions, setPortions] = useState(1);
  const [focused, setFocused] = useState<string>();
  const dayOf = useMemo(() => {
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
    return (ms: number) => format.format(ms);
  }, [zone]);
  const shownLines = useMemo(() => lines.slice(-portion * portions), [lines, portions]);
  const entries = useMemo(() => entriesOf(shownLines, dayOf), [shownLines, dayOf]);
  const { list, missed, toEnd } = useStickyEnd(lines, pending);
  const removable = shownLines.filter((line) => moderates || line.person === me);
  const tabStop = removable.find((line) => line.id === focused)?.id ?? removable.at(-1)?.id;
  if (lines.length === 0 && pending.length === 0) {
    return (
      <div className={styles.log}>
        <Empty icon={<MessageSquare />} title={t("chat.empty")}>
          {t("chat.emptyWords")}
        </Empty>
      </div>
    );
  }
  return (
    <div className={styles.frame}>
      <div
        ref={list}
        role="log"
        aria-live="off"
        aria-label={t("chat.log")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1)
        tabIndex={0}
        className={styles.log}
        onKeyDown={moveByArrows}
      >
        {shownLines.length < lines.length ? (
          <Button size="small" look="quiet" onPress={() => setPortions(portions + 1)}>
            {t("chat.earlier")}
          </Button>
        ) : null}
        {gap ? <p className={styles.note}>{t("line.gap")}</p> : null}
        {entries.map((entry) => (
          <ChatEntry
            key={entry.line.id}
            {...entry}
            own={entry.line.person === me}
            removable={moderates || entry.line.person === me}
            tabStop={entry.line.id === tabStop}
            onFocus={setFocused}
            times={times}
          />
        ))}
        {pending.map((line) => (
          <PendingEntry key={line.ref} line={line} />
        ))}
      </div>
      {missed > 0 ? (
        <div className={styles.pill}>
          <Button size="small" look="primary" icon={<ArrowDown />} onPress={toEnd}>
            {t("chat.new", { count: missed })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The buttons beside the lines are one stop of the Tab key together; arrows move among them. */
function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-line-action]")];
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  event.preventDefault();
  buttons[here + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
}
