import { Trash2 } from "lucide-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Times } from "../../i18n/times";
import { ask } from "../../live/ask";
import { Avatar } from "../../ui/Avatar";
import { announce } from "../../ui/announce";
import { Chip } from "../../ui/Chip";
import { IconButton } from "../../ui/IconButton";
import type { LineID } from "../../wire/wire";
import { ChatText } from "./ChatText";
import styles from "./chat.module.css";
import { type Entry, shown } from "./state";

export interface ChatEntryProps extends Entry {
  own: boolean;
  removable: boolean;
  /** The remove buttons of all lines are one stop of the Tab key; this one is it. */
  tabStop: boolean;
  onFocus: (line: LineID) => void;
  times: Times;
}

/** ChatEntry is one line: who, when, what, and a way to take it back. It is drawn again only when it changes itself. */
export const ChatEntry = memo(function ChatEntry(props: ChatEntryProps) {
  const { line, first, day, own, removable, tabStop, onFocus, times } = props;
  const { t } = useTranslation();
  return (
    <>
      {day ? <p className={styles.day}>{times.day(day)}</p> : null}
      <article className={styles.entry} data-first={first || undefined} data-own={own || undefined}>
        {first ? <Avatar id={line.person} name={line.name} /> : <span />}
        <div className={styles.words}>
          <header className={styles.who} data-quiet={first ? undefined : true}>
            <strong>{own ? t("ui.tile.self", { name: line.name }) : line.name}</strong>
            {shown(line.role) ? <Chip tone="plain">{t(`role.${line.role}`)}</Chip> : null}
            <time dateTime={new Date(line.at).toISOString()}>{times.clock(line.at)}</time>
          </header>
          <ChatText text={line.text} />
        </div>
        {removable ? <Remove id={line.id} name={line.name} tabStop={tabStop} onFocus={onFocus} /> : null}
      </article>
    </>
  );
});

interface RemoveProps extends Pick<ChatEntryProps, "tabStop" | "onFocus"> {
  id: string;
  name: string;
}

function Remove({ id, name, tabStop, onFocus }: RemoveProps) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    const ok = await ask("chat.remove", { id });
    setPending(false);
    if (ok) announce(t("chat.removed"));
  };
  return (
    <span className={styles.remove}>
      <IconButton
        label={t("chat.removeLong", { name })}
        size="small"
        excludeFromTabOrder={!tabStop}
        onFocus={() => onFocus(id)}
        data-line-action
        onPress={() => pending || void remove()}
      >
        <Trash2 />
      </IconButton>
    </span>
  );
}
