import { Download, Images, Maximize2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { useShared } from "../../live/docs/useShared";
import { live } from "../../live/live";
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

export interface BoardProps {
  doc: DocID;
  /** Names the files it is taken home in. */
  title: string;
  /** What becomes of it. */
  hint?: string | undefined;
  /** Puts the board as a picture onto the card of its room, where there is one. */
  onCard?: ((picture: Blob) => Promise<void>) | undefined;
}

/** Board is what the people of a room draw and stick up together. */
export function Board({ doc, title, hint, onCard }: BoardProps) {
  const { t } = useTranslation();
  const fault = useFault();
  const { shared, state } = useShared(doc, readBoard);
  const [large, setLarge] = useState(false);
  const [pending, setPending] = useState(false);
  if (!state.loaded && state.saving !== "refused") return <Loading label={t("board.loading")} />;
  const id = `board-${large ? "large" : "side"}`;
  const drawn = async (make: (drawing: SVGSVGElement) => Promise<Blob>, then: (file: Blob) => unknown) => {
    const drawing = document.getElementById(id);
    if (!(drawing instanceof SVGSVGElement)) return;
    setPending(true);
    try {
      await then(await make(drawing));
    } catch {
      live.notify("commandFailed", { why: t("board.noFile") }, true);
    }
    setPending(false);
  };
  const save = (kind: "svg" | "png") =>
    drawn(kind === "svg" ? toSVG : toPNG, (file) =>
      download(`${fileName(t("board.tab"), title)}.${kind}`, file),
    );
  const saved = (
    <SavedLine
      saving={state.saving}
      why={state.fault ? fault(state.fault) : undefined}
      writers={state.writers.map(({ name }) => name)}
      hint={hint}
    />
  );
  const buttons = (inside: boolean) => (
    <div className={styles.buttons}>
      {inside ? null : (
        <Button size="small" icon={<Maximize2 />} onPress={() => setLarge(true)}>
          {t("board.large")}
        </Button>
      )}
      {onCard ? (
        <Button size="small" icon={<Images />} pending={pending} onPress={() => void drawn(toPNG, onCard)}>
          {t("board.toCard")}
        </Button>
      ) : null}
      <Button size="small" icon={<Download />} pending={pending} onPress={() => void save("png")}>
        {t("board.png")}
      </Button>
      <Button size="small" icon={<Download />} pending={pending} onPress={() => void save("svg")}>
        {t("board.svg")}
      </Button>
    </div>
  );
  return (
    <section className={styles.board} aria-label={t("board.title")}>
      {large ? null : (
        <>
          <Desk shared={shared} id={id} />
          {saved}
        </>
      )}
      {/* They stay while the board is open large, so that the focus finds back to the one that opened it. */}
      {buttons(false)}
      <Dialog title={t("board.title")} open={large} wide="page" onClose={() => setLarge(false)}>
        <Desk shared={shared} id={id} />
        {saved}
        {buttons(true)}
      </Dialog>
    </section>
  );
}
