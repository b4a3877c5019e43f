import { ArrowDown, ArrowUp, EyeOff, Presentation, Undo2 } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { IconButton } from "../../ui/IconButton";
import type { CardID, ReportCard } from "../../wire/wire";
import styles from "./RunList.module.css";
import { dropped, firstWords, shifted } from "./state";

/** What a dragged card carries. */
const carried = "application/x-konvent-card";

export interface RunCardProps {
  card: ReportCard;
  /** Counted from 1. */
  place: number;
  cards: ReportCard[];
  /** It is on everybody's screen. */
  now: boolean;
  onOrder: (cards: CardID[], moved: CardID) => void;
}

/** RunCard is one card of the run-list, with its place and the way to the stage. */
export function RunCard({ card, place, cards, now, onOrder }: RunCardProps) {
  const { t } = useTranslation();
  const drop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(carried);
    if (!id || id === card.id) return;
    event.preventDefault();
    onOrder(dropped(cards, id, card.id), id);
  };
  const words = firstWords(card);
  return (
    <li
      className={styles.card}
      data-now={now || undefined}
      data-left={card.left || undefined}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(carried, card.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(carried) && event.preventDefault()}
      onDrop={drop}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>
          {place} · {card.group}
        </h3>
        <Signs card={card} now={now} />
        <span className={styles.arrows}>
          <IconButton
            size="small"
            label={t("report.up", { group: card.group })}
            isDisabled={place === 1}
            onPress={() => onOrder(shifted(cards, card.id, -1), card.id)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            size="small"
            label={t("report.down", { group: card.group })}
            isDisabled={place === cards.length}
            onPress={() => onOrder(shifted(cards, card.id, 1), card.id)}
          >
            <ArrowDown />
          </IconButton>
        </span>
      </div>
      {card.workshop === card.group ? null : <p className={styles.soft}>{card.workshop}</p>}
      <p className={styles.words}>{words ? `„${words}“` : t("report.blank")}</p>
      <p className={styles.soft}>
        {card.reporter ? t("report.reporter", { name: card.reporter }) : t("report.nobody")}
      </p>
      <Actions card={card} now={now} />
    </li>
  );
}

function Signs({ card, now }: { card: ReportCard; now: boolean }) {
  const { t } = useTranslation();
  if (now) return <Chip tone="now">{t("report.on")}</Chip>;
  if (card.left) return <Chip tone="plain">{t("report.left")}</Chip>;
  if (card.told) return <Chip tone="ok">{t("report.told")}</Chip>;
  return card.open ? <Chip tone="plain">{t("report.open")}</Chip> : null;
}

function Actions({ card, now }: { card: ReportCard; now: boolean }) {
  const { t } = useTranslation();
  const [pending, setPending] = useState<"show" | "leave">();
  const { group, id, left = false } = card;
  const show = async () => {
    setPending("show");
    if (await ask("report.show", { card: id })) announce(t("report.shown", { group }), "assertive");
    setPending(undefined);
  };
  const leave = async () => {
    setPending("leave");
    await ask("report.leave", { card: id, left: !left });
    setPending(undefined);
  };
  return (
    <div className={styles.actions}>
      {now ? null : (
        <Button
          size="small"
          icon={<Presentation />}
          pending={pending === "show"}
          aria-label={t("report.showLong", { group })}
          onPress={() => void show()}
        >
          {t("report.show")}
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        icon={left ? <Undo2 /> : <EyeOff />}
        pending={pending === "leave"}
        aria-label={t(left ? "report.takeLong" : "report.leaveLong", { group })}
        onPress={() => void leave()}
      >
        {t(left ? "report.take" : "report.leave")}
      </Button>
    </div>
  );
}
