import { Quote, UserRound } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { usePicture } from "../../live/pictures";
import type { Card } from "../../wire/wire";
import styles from "./CardView.module.css";
import { isBlank } from "./state";

/** Within which time everybody has fetched a picture of the plenum's screen, in ms. */
const spread = 3_000;

export interface CardViewProps {
  card: Card | undefined;
  /** Whose card it is: the group's or the workshop's name. */
  from?: string;
  /** "stage": large, for the plenum's screen. "list": small, for the cockpit and run-lists. */
  look?: "list" | "stage";
  /** Who reports, where that is known better than from the card. */
  reporter?: string | undefined;
  level?: 2 | 3 | 4;
}

/** CardView is a result card to look at. */
export function CardView({ card, from, look = "list", reporter, level = 3 }: CardViewProps) {
  const { t } = useTranslation();
  const id = useId();
  const picture = usePicture(card?.image || undefined, look === "stage" ? spread : 0);
  const name = reporter || card?.reporterName;
  const Heading = `h${level}` as const;
  const title = card?.title || from || t("card.title");
  return (
    <article className={styles.card} data-look={look} aria-labelledby={id}>
      <header className={styles.head}>
        {from && from !== title ? <p className={styles.from}>{from}</p> : null}
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
      </header>
      {isBlank(card) ? <p className={styles.empty}>{t("card.empty")}</p> : null}
      {card && card.statements.length > 0 ? (
        <ol className={styles.statements} data-count={card.statements.length}>
          {card.statements.map((statement, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two statements may say the same, and have no name but their number
            <li key={i}>
              <Quote aria-hidden="true" />
              <span>{statement}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {picture ? (
        <img className={styles.picture} src={picture} alt={card?.imageText || t("card.picture")} />
      ) : null}
      {card?.note ? <p className={styles.note}>{card.note}</p> : null}
      {name ? (
        <p className={styles.reporter}>
          <UserRound aria-hidden="true" />
          {t("card.reports", { name })}
        </p>
      ) : null}
    </article>
  );
}
