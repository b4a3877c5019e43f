import { lazy, Suspense } from "react";
import { airOf } from "../features/stage/state";
import { StageTiles } from "../features/tiles/StageTiles";
import { InTurn } from "../features/waiting/InTurn";
import type { Stage } from "../wire/wire";
import styles from "./StageView.module.css";

// Cards come with what people write together, which is larger than the way to the plenum may be.
const ShownCard = lazy(() => import("./ShownCard").then((m) => ({ default: m.ShownCard })));

export interface StageViewProps {
  stage: Stage;
  label: string;
  /** On a phone the card may take the height its words need; the place scrolls. */
  flows?: boolean;
}

/** StageView is the stage as everybody sees it: who is on air, and beside them the card they report from. */
export function StageView({ stage, label, flows }: StageViewProps) {
  const pictures = (
    <InTurn>
      <StageTiles label={label} layout={stage.layout} sources={stage.onAir} />
    </InTurn>
  );
  const { card } = stage;
  if (!card) return pictures;
  const alone = airOf(stage) === "paused";
  return (
    <div className={styles.frame} data-flows={flows || undefined}>
      <div className={styles.stage} data-alone={alone || undefined}>
        <Suspense fallback={<div />}>
          <ShownCard card={card} />
        </Suspense>
        {alone ? null : <div className={styles.pictures}>{pictures}</div>}
      </div>
    </div>
  );
}
