import { useTranslation } from "react-i18next";
import type { Layout, Source } from "../../wire/wire";
import { arrange, failed } from "./arrange";
import { Grid } from "./Grid";
import { Slate } from "./Slate";
import { Spotlight } from "./Spotlight";
import styles from "./StageTiles.module.css";
import { Tile } from "./Tile";

export interface StageTilesProps {
  /** What the pictures are pictures of: the stage, the preview, the programme. */
  label: string;
  layout: Layout;
  /** In order; empty shows the slate, or what is given for it. */
  sources: Source[];
  empty?: React.ReactNode;
}

/** StageTiles draws a stage in one of its layouts, with chips for those who are heard but not seen. */
export function StageTiles({ label, layout, sources, empty }: StageTilesProps) {
  const { t } = useTranslation();
  const { shown, heard } = arrange(layout, sources);
  const spotlight = layout === "slides" && shown.length > 1;
  const tiles = shown.map((source, i) => ({
    id: source.id,
    tile:
      source.kind === "file" ? (
        <Slate />
      ) : (
        <Tile source={source} {...(spotlight && i > 0 ? { names: "below" } : {})} />
      ),
  }));
  const [first, ...others] = tiles;
  if (!first || failed(sources)) return <div className={styles.stage}>{(!first && empty) || <Slate />}</div>;
  return (
    <div className={styles.stage}>
      {spotlight ? (
        <Spotlight label={label} main={first.tile} others={others} />
      ) : (
        <Grid label={label} tiles={tiles} beside={layout === "side"} />
      )}
      {heard.length > 0 ? (
        <p className={styles.heard}>
          {t("stage.heard", { names: heard.map((source) => source.name).join(", ") })}
        </p>
      ) : null}
    </div>
  );
}
