import { ImagePlus, MousePointer2, PenLine, Redo2, StickyNote, Type, Undo2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton";
import { PictureInput } from "../../ui/PictureInput";
import { Tool, Tools } from "../../ui/Tools";
import styles from "./Board.module.css";
import { colours } from "./state";

export interface BoardToolsProps {
  tool: "select" | "pen";
  onTool: (tool: "select" | "pen") => void;
  colour: number;
  onColour: (colour: number) => void;
  onAdd: (kind: "note" | "text") => void;
  onPicture: (file: Blob) => void;
  onUndo: () => void;
  onRedo: () => void;
}

const names = ["ink", "petrol", "red", "amber", "green"] as const;

/** BoardTools are what one puts on a board with. */
export function BoardTools(props: BoardToolsProps) {
  const { tool, onTool, colour, onColour, onAdd, onPicture, onUndo, onRedo } = props;
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tools label={t("board.tools")}>
        <Tool label={t("board.select")} on={tool === "select"} onChange={() => onTool("select")}>
          <MousePointer2 />
        </Tool>
        <Tool label={t("board.draw")} on={tool === "pen"} onChange={() => onTool("pen")}>
          <PenLine />
        </Tool>
        <IconButton size="small" label={t("board.addNote")} onPress={() => onAdd("note")}>
          <StickyNote />
        </IconButton>
        <IconButton size="small" label={t("board.addText")} onPress={() => onAdd("text")}>
          <Type />
        </IconButton>
        <IconButton size="small" label={t("board.addImage")} onPress={() => file.current?.click()}>
          <ImagePlus />
        </IconButton>
        <IconButton size="small" label={t("board.undo")} onPress={onUndo}>
          <Undo2 />
        </IconButton>
        <IconButton size="small" label={t("board.redo")} onPress={onRedo}>
          <Redo2 />
        </IconButton>
        <span className={styles.colours}>
          {colours.map(({ pen, note }, i) => (
            <Tool
              key={pen}
              label={t(`board.colour.${names[i] ?? "ink"}`)}
              on={i === colour}
              onChange={() => onColour(i)}
            >
              <svg className={styles.dot} viewBox="0 0 16 16" aria-hidden="true">
                <rect width={16} height={16} fill={note} />
                <path d="M0 0h16L0 16z" fill={pen} />
              </svg>
            </Tool>
          ))}
        </span>
      </Tools>
      <PictureInput ref={file} onPick={onPicture} />
    </>
  );
}
