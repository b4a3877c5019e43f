import { ArrowLeftRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import type { Session, Taken } from "../../wire/wire";
import { useSeat } from "./useSeat";
import styles from "./workshops.module.css";

/** SwapOffers lists those who wait for my seat and would give theirs for it. */
export function SwapOffers({ item, taken }: { item: Session; taken: Taken | undefined }) {
  const sessions = useLive((state) => state.programme?.sessions);
  const offers = (taken?.swaps ?? []).flatMap(({ for: id, count }) => {
    const theirs = sessions?.find((session) => session.id === id);
    return theirs && theirs.id !== item.id ? [{ theirs, count }] : [];
  });
  if (offers.length === 0) return null;
  return (
    <ul className={styles.swaps}>
      {offers.map(({ theirs, count }) => (
        <SwapOffer key={theirs.id} theirs={theirs} count={count} />
      ))}
    </ul>
  );
}

function SwapOffer({ theirs, count }: { theirs: Session; count: number }) {
  const { t } = useTranslation();
  const seat = useSeat(theirs, true);
  return (
    <li>
      <p>{t("seats.swap", { count, title: theirs.title })}</p>
      <Button
        size="small"
        icon={<ArrowLeftRight />}
        pending={seat.pending}
        aria-label={t("seats.swapLong", { title: theirs.title })}
        onPress={() => void seat.swap()}
      >
        {t("seats.swapGo")}
      </Button>
      {seat.fault ? <p className={styles.fault}>{seat.fault}</p> : null}
    </li>
  );
}
