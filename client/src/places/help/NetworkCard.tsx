import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import type { LinkState, State } from "../../live/state";
import { Card } from "../../ui/Card";
import { Chip, type ChipTone } from "../../ui/Chip";
import styles from "./help.module.css";

/** NetworkCard says how the three connections are: the line itself, what one sees and hears, what one sends. */
export function NetworkCard() {
  const { t } = useTranslation();
  const line = useLive((state) => state.line);
  const view = useLive(viewOf);
  const publish = useLive((state) => state.media.publish);
  const rows = [
    { name: t("help.network.line"), state: line },
    { name: t("help.network.view"), state: view },
    { name: t("help.network.publish"), state: publish },
  ];
  return (
    <Card as="section" labelledBy="help-network">
      <h2 id="help-network">{t("help.network.title")}</h2>
      <dl className={styles.pairs}>
        {rows.map(({ name, state }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Chip tone={tones[state] ?? "plain"}>{t(`help.network.states.${state}`)}</Chip>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** How the view connection is, and what it waits for. */
function viewOf({ media }: State): LinkState | "waiting" | "full" {
  if (media.full) return "full";
  return media.waiting ? "waiting" : media.view;
}

const tones: Partial<Record<string, ChipTone>> = {
  open: "ok",
  lost: "now",
  connecting: "now",
  waiting: "now",
  full: "now",
  unsupported: "danger",
};
