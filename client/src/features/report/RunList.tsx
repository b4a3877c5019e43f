import { ListChecks, SkipForward, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import type { CardID, Report } from "../../wire/wire";
import { RunCard } from "./RunCard";
import styles from "./RunList.module.css";
import { nextOf } from "./state";

/** RunList is the run-list of a report-back: the cards of all groups in order, each one click away from the stage. */
export function RunList() {
  const { t } = useTranslation();
  const report = useLive((state) => state.report);
  if (!report || report.cards.length === 0)
    return (
      <Empty icon={<ListChecks />} title={t("report.run")}>
        {t("report.empty")}
      </Empty>
    );
  return <List report={report} />;
}

function List({ report }: { report: Report }) {
  const { t } = useTranslation();
  const order = async (cards: CardID[], moved: CardID) => {
    const group = report.cards.find(({ id }) => id === moved)?.group ?? "";
    if (await ask("report.order", { cards }))
      announce(t("report.at", { group, place: cards.indexOf(moved) + 1 }), "assertive");
  };
  return (
    <div className={styles.run}>
      <Next report={report} />
      <p className={styles.soft}>{t("report.dragHint")}</p>
      <ol className={styles.list} aria-label={t("report.run")}>
        {report.cards.map((card, i) => (
          <RunCard
            key={card.id}
            card={card}
            place={i + 1}
            cards={report.cards}
            now={card.id === report.now}
            onOrder={(cards, moved) => void order(cards, moved)}
          />
        ))}
      </ol>
    </div>
  );
}

/** Next goes on to the next card, and takes the one on the screen off. */
function Next({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [pending, setPending] = useState<"next" | "hide">();
  const next = nextOf(report.cards, report.now);
  const act = async (what: "next" | "hide") => {
    setPending(what);
    // It names the card, so that a second press goes no further.
    const done =
      what === "next" && next ? await ask("report.show", { card: next.id }) : await ask("report.hide", {});
    setPending(undefined);
    if (done && what === "next" && next) announce(t("report.shown", { group: next.group }), "assertive");
  };
  return (
    <div className={styles.next}>
      <Button
        look={report.now ? "primary" : "plain"}
        icon={<SkipForward />}
        pending={pending === "next"}
        isDisabled={!next}
        onPress={() => void act("next")}
      >
        {next ? t("report.nextLong", { group: next.group }) : t("report.next")}
      </Button>
      {report.now ? (
        <Button icon={<X />} pending={pending === "hide"} onPress={() => void act("hide")}>
          {t("report.hide")}
        </Button>
      ) : null}
    </div>
  );
}
