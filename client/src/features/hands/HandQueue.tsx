import { ArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { Avatar } from "../../ui/Avatar";
import { IconButton } from "../../ui/IconButton";
import type { Hand } from "../../wire/wire";
import { GiveWord } from "./GiveWord";
import styles from "./hands.module.css";
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
    <section className={styles.queue} aria-labelledby="hands">
      <h2 id="hands" className={styles.title}>
        {t("hands.title")}
      </h2>
      <ol className={styles.list}>
        {queue.map((hand, i) => (
          <Raised key={hand.person} hand={hand} place={i + 1} waited={now - hand.since} />
        ))}
      </ol>
      {more > 0 ? <p className={styles.more}>{t("hands.more", { count: more })}</p> : null}
      {place > queue.length ? <p className={styles.more}>{t("hands.inQueue", { place })}</p> : null}
    </section>
  );
}

function Raised({ hand, place, waited }: { hand: Hand; place: number; waited: number }) {
  const { t } = useTranslation();
  const leads = useLive((state) => state.lead !== undefined);
  const self = useLive((state) => state.you?.id === hand.person);
  const { person, name } = hand;
  return (
    <li className={styles.hand}>
      <span className={styles.place}>{place}</span>
      {leads ? null : <Avatar id={person} name={name} />}
      <span className={styles.name}>
        <strong>{self ? t("ui.tile.self", { name }) : name}</strong>
        <small>{t("hands.since", { time: clockWords(Math.max(0, waited)) })}</small>
      </span>
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
    </li>
  );
}
