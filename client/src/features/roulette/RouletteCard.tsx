import { Coffee } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { go } from "../../route";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import styles from "./roulette.module.css";

/** RouletteCard stands in the cafeteria while one takes part: how long one waits, and that the table is there. */
export function RouletteCard() {
  const { t } = useTranslation();
  const roulette = useLive((state) => state.mine.roulette);
  const { state, since = 0, table, with: others = [] } = roulette;
  const title =
    state === "drawn"
      ? t("roulette.drawn")
      : state === "lonely"
        ? t("roulette.lonely")
        : t("roulette.waiting");
  useEffect(() => {
    if (state !== "out") announce(title);
  }, [state, title]);
  if (state === "out") return null;
  const leave = async () => {
    if (await ask("roulette.leave", {})) announce(t("roulette.left"));
  };
  return (
    <section className={styles.here} aria-label={t("roulette.name")}>
      <Card look="now">
        <div className={styles.card}>
          <Coffee aria-hidden="true" />
          <div className={styles.words}>
            <h2>{title}</h2>
            {state === "drawn" ? (
              <p>{t("roulette.drawnWords", { names: others.map(({ name }) => name).join(", ") })}</p>
            ) : (
              <>
                <p>{state === "lonely" ? t("roulette.lonelyWords") : t("roulette.waitingWords")}</p>
                <Since at={since} />
              </>
            )}
          </div>
          <div className={styles.actions}>
            {table ? (
              <Button look="primary" onPress={() => go({ place: "room", key: table })}>
                {t("roulette.go")}
              </Button>
            ) : null}
            <Button onPress={leave}>{t("roulette.leave")}</Button>
          </div>
        </div>
      </Card>
    </section>
  );
}

function Since({ at }: { at: number }) {
  const { t } = useTranslation();
  const now = useNow();
  return <p className={styles.soft}>{t("roulette.since", { time: clockWords(now - at) })}</p>;
}
