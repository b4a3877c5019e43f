import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Heading1, Heading2, Italic, List, ListOrdered, Quote, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton";
import { Tool, Tools } from "../../ui/Tools";

type Kind = "heading1" | "heading2" | "bold" | "italic" | "bullets" | "numbers" | "quote";

const icons: Record<Kind, ReactNode> = {
  heading1: <Heading1 />,
  heading2: <Heading2 />,
  bold: <Bold />,
  italic: <Italic />,
  bullets: <List />,
  numbers: <ListOrdered />,
  quote: <Quote />,
};

const kinds = Object.keys(icons) as Kind[];

/** NotesTools says how what one writes stands on the paper. */
export function NotesTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const on = useEditorState({ editor, selector: ({ editor: now }) => kinds.filter((kind) => is(now, kind)) });
  return (
    <Tools label={t("notes.tools")}>
      {kinds.map((kind) => (
        <Tool
          key={kind}
          label={t(`notes.${kind}`)}
          on={on.includes(kind)}
          onChange={() => make(editor, kind)}
        >
          {icons[kind]}
        </Tool>
      ))}
      <IconButton size="small" label={t("notes.undo")} onPress={() => editor.chain().focus().undo().run()}>
        <Undo2 />
      </IconButton>
      <IconButton size="small" label={t("notes.redo")} onPress={() => editor.chain().focus().redo().run()}>
        <Redo2 />
      </IconButton>
    </Tools>
  );
}

function is(editor: Editor, kind: Kind): boolean {
  switch (kind) {
    case "heading1":
      return editor.isActive("heading", { level: 1 });
    case "heading2":
      return editor.isActive("heading", { level: 2 });
    case "bullets":
      return editor.isActive("bulletList");
    case "numbers":
      return editor.isActive("orderedList");
    case "quote":
      return editor.isActive("blockquote");
    default:
      return editor.isActive(kind);
  }
}

function make(editor: Editor, kind: Kind): void {
  const chain = editor.chain().focus();
  switch (kind) {
    case "heading1":
      return void chain.toggleHeading({ level: 1 }).run();
    case "heading2":
      return void chain.toggleHeading({ level: 2 }).run();
    case "bold":
      return void chain.toggleBold().run();
    case "italic":
      return void chain.toggleItalic().run();
    case "bullets":
      return void chain.toggleBulletList().run();
    case "numbers":
      return void chain.toggleOrderedList().run();
    case "quote":
      return void chain.toggleBlockquote().run();
  }
}
