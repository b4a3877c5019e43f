import { ArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { Avatar } from "../../ui/Avatar";
import { IconButton } from "../../ui/IconButton";
import { WaitList, WaitRow } from "../../ui/WaitList";
import type { Hand } from "../../wire/wire";
import { GiveWord } from "./GiveWord";
import { placeOf } from "./state";

/** HandQueue lists the raised hands in order; those who lead the room give the word here. It is not drawn while no hand is up. */
export function HandQueue() {
  const { t } = useTranslation();
  const { count, queue } = useLive((state) => state.hands);
  const place = useLive(placeOf);
  const now = useNow(count > 0);
  if (count === 0) return null;
  const more = count - queue.length;
  return (
    <WaitList
      title={t("hands.title")}
      ordered
      notes={[
        more > 0 ? t("hands.more", { count: more }) : undefined,
        place > queue.length ? t("hands.inQueue", { place }) : undefined,
      ]}
    >
      {queue.map((hand, i) => (
        <Raised key={hand.person} hand={hand} place={i + 1} waited={now - hand.since} />
      ))}
    </WaitList>
  );
}

function Raised({ hand, place, waited }: { hand: Hand; place: number; waited: number }) {
  const { t } = useTranslation();
  const leads = useLive((state) => state.lead !== undefined);
  const self = useLive((state) => state.you?.id === hand.person);
  const { person, name } = hand;
  return (
    <WaitRow
      place={place}
      avatar={leads ? null : <Avatar id={person} name={name} />}
      name={self ? t("ui.tile.self", { name }) : name}
      fact={t("hands.since", { time: clockWords(Math.max(0, waited)) })}
    >
      {leads ? (
        <>
          <GiveWord hand={hand} />
          <IconButton
            size="small"
            label={t("hands.lowerOf", { name })}
            onPress={() => void ask("hand.call", { person, word: false })}
          >
            <ArrowDown />
          </IconButton>
        </>
      ) : null}
    </WaitRow>
  );
}
