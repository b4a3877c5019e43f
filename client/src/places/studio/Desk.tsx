import { Radio } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LayoutChoice } from "../../features/stage/LayoutChoice";
import { PreviewOrder } from "../../features/stage/PreviewOrder";
import { airOf } from "../../features/stage/state";
import { StageTiles } from "../../features/tiles/StageTiles";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Loading } from "../../ui/Spinner";
import type { Source } from "../../wire/wire";
import { StageView } from "../StageView";
import styles from "./Desk.module.css";
import { arrangePreview } from "./GreenList";

/** Desk is the director's desk: what comes next above, what the audience sees below, and the button between them. */
export function Desk() {
  const { t } = useTranslation();
  const backstage = useLive((state) => state.backstage);
  if (!backstage) {
    return (
      <div className={styles.desk}>
        <Loading label={t("stage.loading")} />
      </div>
    );
  }
  const { layout, preview, sources } = backstage;
  const chosen = preview.flatMap((id): Source[] => sources.filter((source) => source.id === id));
  return (
    <div className={styles.desk}>
      <section className={styles.monitor} aria-labelledby="preview">
        <header className={styles.head}>
          <h2 id="preview" className={styles.title}>
            {t("studio.preview")}
          </h2>
          <LayoutChoice value={layout} onChange={(next) => arrangePreview(next, preview)} />
        </header>
        <div className={styles.screen}>
          <StageTiles
            label={t("studio.preview")}
            layout={layout}
            sources={chosen}
            empty={<p className={styles.empty}>{t("studio.previewEmpty")}</p>}
          />
        </div>
        <PreviewOrder sources={chosen} onChange={(order) => arrangePreview(layout, order)} />
      </section>
      <Programme ready={chosen.length > 0} />
    </div>
  );
}

function GoLive({ ready }: { ready: boolean }) {
  const { t } = useTranslation();
  const goLive = async () => {
    if (await ask("stage.live", {})) announce(t("studio.isLive"), "assertive");
  };
  return (
    <div className={styles.go}>
      <Button look="live" icon={<Radio />} isDisabled={!ready} onPress={goLive}>
        {t("studio.goLive")}
      </Button>
      {ready ? null : <p className={styles.hint}>{t("studio.goLiveWords")}</p>}
    </div>
  );
}

function Programme({ ready }: { ready: boolean }) {
  const { t } = useTranslation();
  const stage = useLive((state) => state.stage);
  const air = airOf(stage);
  return (
    <section className={styles.monitor} aria-labelledby="programme">
      <header className={styles.head}>
        <h2 id="programme" className={styles.title}>
          {t("studio.programme")}
        </h2>
        <GoLive ready={ready} />
        <p className={styles.nobody} role="status">
          {air === "broken" ? t("studio.nobody") : null}
        </p>
      </header>
      <div className={styles.screen} data-live={air === "live"}>
        {stage ? <StageView label={t("studio.programme")} stage={stage} /> : null}
      </div>
    </section>
  );
}
