import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chat } from "../features/chat/Chat";
import { useUnread } from "../features/chat/useUnread";
import { Waiting } from "../features/entrance/Waiting";
import { HandQueue } from "../features/hands/HandQueue";
import { People } from "../features/people/People";
import { useLive } from "../live/live";
import { type TabEntry, Tabs } from "../ui/Tabs";
import { useDocTabs } from "./docTabs";
import styles from "./RoomSide.module.css";

/** RoomSide is the panel beside a room: its chat, its people and what is written there together, and before and after them what a place adds. */
export function RoomSide({ first = [], last }: { first?: TabEntry[]; last?: TabEntry }) {
  const { t } = useTranslation();
  const { card, others } = useDocTabs();
  const [selected, select] = useState(first[0]?.id ?? card?.id ?? "chat");
  const unread = useUnread(selected === "chat");
  const count = useLive((state) => state.people.count);
  const chat = {
    id: "chat",
    label: t("chat.title"),
    count: unread,
    countWords: t("chat.unread", { count: unread }),
    keep: true,
    content: <Chat />,
  };
  const people = {
    id: "people",
    label: t("people.title"),
    count,
    countWords: t("people.count", { count }),
    content: (
      <div className={styles.people}>
        <Waiting />
        <HandQueue />
        <People />
      </div>
    ),
  };
  const before = card ? [...first, card] : first;
  return (
    <Tabs
      label={t("ui.side")}
      tabs={[...before, chat, people, ...others, ...(last ? [last] : [])]}
      selected={selected}
      onSelect={select}
    />
  );
}
