import { type FocusEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { UndoManager } from "yjs";
import { useFault } from "../../i18n/fault";
import type { Shared } from "../../live/docs/shared";
import { useMap } from "../../live/docs/useMap";
import { live } from "../../live/live";
import { handIn } from "../../live/pictures";
import { announce } from "../../ui/announce";
import { Hidden } from "../../ui/Hidden";
import styles from "./Board.module.css";
import { BoardTools } from "./BoardTools";
import { Canvas } from "./Canvas";
import { Contents } from "./Contents";
import { type Item, itemsOf, listed, type New, own, paint, put } from "./state";

/** Desk is a board with its tools and the list of what is on it. */
export function Desk({ shared, id }: { shared: Shared; id: string }) {
  const { t } = useTranslation();
  const { doc, room } = shared;
  const fault = useFault();
  const [tool, setTool] = useState<"select" | "pen">("select");
  const [colour, setColour] = useState(0);
  const [selected, select] = useState<string>();
  useMap(itemsOf(doc));
  const items = listed(doc);
  const watch = useGone(items);
  const undo = useMemo(() => new UndoManager(itemsOf(doc), { trackedOrigins: new Set([own]) }), [doc]);
  useEffect(() => () => undo.destroy(), [undo]);

  const write = (thing: string) =>
    // The field of something new is there a moment later.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-thing="${thing}"] textarea`)?.focus());
  const add = (item: New) => {
    const thing = put(doc, { colour, ...item });
    if (!thing) return live.notify("boardFull", {}, true);
    shared.writes("board");
    setTool("select");
    select(thing);
    write(thing);
  };
  const picture = async (file: Blob) => {
    const kept = await handIn(room, file);
    if (kept.ok) add({ kind: "image", file: kept.body.id, width: 420, height: 300 });
    else live.notify("commandFailed", { why: fault(kept.fault) }, true);
  };
  const choose = (next: number) => {
    setColour(next);
    if (selected && tool === "select") paint(doc, selected, next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus is
    <div className={styles.desk} onFocus={watch}>
      <div>
        <span id={`${id}-keys`}>
          <Hidden>{t("board.keys")}</Hidden>
        </span>
        <BoardTools
          tool={tool}
          onTool={setTool}
          colour={colour}
          onColour={choose}
          onAdd={(kind) => add({ kind })}
          onPicture={(file) => void picture(file)}
          onUndo={() => undo.undo()}
          onRedo={() => undo.redo()}
        />
      </div>
      <Canvas
        doc={doc}
        room={room}
        items={items}
        tool={tool}
        colour={colour}
        selected={selected}
        onSelect={select}
        onWrite={write}
        id={id}
      />
      <Contents
        doc={doc}
        items={items}
        selected={selected}
        onSelect={select}
        onWrite={() => shared.writes("board")}
      />
    </div>
  );
}

/** Reads aloud that what has the focus was taken off the board, by whomever; keepFocus sees to where the focus goes. */
function useGone(items: Item[]): (event: FocusEvent) => void {
  const { t } = useTranslation();
  const held = useRef<string>(undefined);
  const before = useRef(items);
  useEffect(() => {
    const n = before.current.findIndex(({ id }) => id === held.current);
    const item = before.current[n];
    before.current = items;
    if (!item || items.some(({ id }) => id === item.id)) return;
    announce(t("board.gone", { what: t(`board.${item.kind}Named`, { n: n + 1, text: item.text }) }));
  });
  return ({ target }) => {
    held.current = target.closest<HTMLElement>("[data-item]")?.dataset.item;
  };
}
