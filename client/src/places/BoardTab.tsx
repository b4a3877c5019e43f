import { useTranslation } from "react-i18next";
import { Board } from "../features/board/Board";
import { choices, readCard } from "../features/card/state";
import { useFault } from "../i18n/fault";
import { useShared } from "../live/docs/useShared";
import { live } from "../live/live";
import { handIn } from "../live/pictures";
import { announce } from "../ui/announce";
import type { RoomID } from "../wire/wire";

export interface BoardTabProps {
  room: RoomID;
  title: string;
}

/** BoardTab is the board of a room that has a result card as well: what is drawn can become the card's picture. */
export function BoardTab({ room, title }: BoardTabProps) {
  const { t } = useTranslation();
  const fault = useFault();
  const { shared, state } = useShared(`${room}.card`, readCard);
  const ontoCard = async (picture: Blob) => {
    const kept = await handIn(room, picture);
    if (!kept.ok) return live.notify("commandFailed", { why: fault(kept.fault) }, true);
    choices(shared.doc).set("image", kept.body.id);
    announce(t("board.isOnCard"));
  };
  return <Board doc={`${room}.board`} title={title} onCard={state.loaded ? ontoCard : undefined} />;
}
