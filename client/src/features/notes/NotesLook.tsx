import { EditorContent, useEditor } from "@tiptap/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { extensions } from "./editor";
import { contents, fileOf, markdown } from "./markdown";
import styles from "./Notes.module.css";

/** NotesLook are notes to read, and to take home under a title. */
export function NotesLook({ doc, title }: { doc: Doc; title: string }) {
  const { t } = useTranslation();
  const editor = useEditor(
    {
      extensions: extensions(doc),
      editable: false,
      injectCSS: false,
      immediatelyRender: true,
      editorProps: {
        attributes: { role: "document", "aria-label": t("notes.title"), class: styles.paper ?? "" },
      },
    },
    [doc],
  );
  if (!markdown(contents(doc))) return <p className={styles.none}>{t("notes.none")}</p>;
  return (
    <div className={styles.look}>
      <EditorContent editor={editor} className={styles.leaf} />
      <Button
        size="small"
        icon={<Download />}
        onPress={() => download(...fileOf(doc, t("notes.tab"), title))}
      >
        {t("notes.save")}
      </Button>
    </div>
  );
}
