import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { CardView } from "../features/card/CardView";
import { useFit } from "../ui/useFit";
import { useReach } from "../ui/useReach";
import type { StageCard } from "../wire/wire";
import styles from "./StageView.module.css";

/** ShownCard is a result card on everybody's screen. */
export function ShownCard({ card: shown }: { card: StageCard }) {
  const { t } = useTranslation();
  const { card, group, workshop, reporter } = shown;
  const section = useRef<HTMLElement>(null);
  useFit(section);
  const reach = useReach(section);
  return (
    <section ref={section} tabIndex={reach} className={styles.card} aria-label={t("report.card", { group })}>
      <CardView
        card={card}
        from={group === workshop ? group : t("report.from", { group, workshop })}
        look="stage"
        level={2}
        reporter={reporter}
      />
    </section>
  );
}
