import { Download, Maximize2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { useShared } from "../../live/docs/useShared";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { download, fileName } from "../../ui/download";
import { SavedLine } from "../../ui/SavedLine";
import { Loading } from "../../ui/Spinner";
import type { DocID } from "../../wire/wire";
import styles from "./Board.module.css";
import { Desk } from "./Desk";
import { toPNG, toSVG } from "./file";
import { readBoard } from "./state";

/** Board is what the people of a room draw and stick up together. title names the files it is taken home in. */
export function Board({ doc, title }: { doc: DocID; title: string }) {
  const { t } = useTranslation();
  const fault = useFault();
  const { shared, state } = useShared(doc, readBoard);
  const [large, setLarge] = useState(false);
  if (!state.loaded && state.saving !== "refused") return <Loading label={t("board.loading")} />;
  const id = `board-${large ? "large" : "side"}`;
  const save = async (kind: "svg" | "png") => {
    const drawing = document.getElementById(id);
    if (!(drawing instanceof SVGSVGElement)) return;
    const file = kind === "svg" ? await toSVG(drawing) : await toPNG(drawing);
    if (file) download(`${fileName(t("board.tab"), title)}.${kind}`, file);
  };
  const foot = (
    <>
      <SavedLine
        saving={state.saving}
        why={state.fault ? fault(state.fault) : undefined}
        writers={state.writers.map(({ name }) => name)}
      />
      <div className={styles.buttons}>
        {large ? null : (
          <Button size="small" icon={<Maximize2 />} onPress={() => setLarge(true)}>
            {t("board.large")}
          </Button>
        )}
        <Button size="small" icon={<Download />} onPress={() => void save("png")}>
          {t("board.png")}
        </Button>
        <Button size="small" icon={<Download />} onPress={() => void save("svg")}>
          {t("board.svg")}
        </Button>
      </div>
    </>
  );
  return (
    <section className={styles.board} aria-label={t("board.title")}>
      {large ? null : <Desk shared={shared} id={id} />}
      {large ? null : foot}
      <Dialog title={t("board.title")} open={large} wide onClose={() => setLarge(false)}>
        <Desk shared={shared} id={id} />
        {foot}
      </Dialog>
    </section>
  );
}
