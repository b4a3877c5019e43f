import { useTranslation } from "react-i18next";
import { pictureAddress } from "../api/files";
import { CardView } from "../features/card/CardView";
import { usePicture } from "../live/pictures";
import type { StageCard } from "../wire/wire";
import styles from "./StageView.module.css";

/** ShownCard is a result card on everybody's screen. */
export function ShownCard({ card: shown }: { card: StageCard }) {
  const { t } = useTranslation();
  const { card, id, group, workshop, reporter } = shown;
  const room = id.slice(0, id.indexOf("."));
  const picture = usePicture(card.image ? pictureAddress(room, card.image) : undefined);
  return (
    <section className={styles.card} aria-label={t("report.card", { group })}>
      <CardView
        card={{ ...card, reporterName: reporter }}
        from={group === workshop ? group : t("report.from", { group, workshop })}
        look="stage"
        level={2}
        picture={picture}
      />
    </section>
  );
}
