import { EditorContent, useEditor } from "@tiptap/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import type { Shared } from "../../live/docs/shared";
import { useShared } from "../../live/docs/useShared";
import { live } from "../../live/live";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { SavedLine } from "../../ui/SavedLine";
import { Loading } from "../../ui/Spinner";
import type { DocID } from "../../wire/wire";
import { extensions, linksAsText, pasteAtMost } from "./editor";
import { fileOf, readNotes } from "./markdown";
import styles from "./Notes.module.css";
import { NotesTools } from "./NotesTools";

export interface NotesProps {
  doc: DocID;
  /** Names the file they are taken home in. */
  title: string;
  /** What becomes of them. */
  hint?: string | undefined;
}

/** Notes are what the people of a room write down together. */
export function Notes({ doc, title, hint }: NotesProps) {
  const { t } = useTranslation();
  const fault = useFault();
  const { shared, state } = useShared(doc, readNotes);
  if (!state.loaded && state.saving !== "refused") return <Loading label={t("notes.loading")} />;
  const save = () => download(...fileOf(shared.doc, t("notes.tab"), title));
  return (
    <section className={styles.notes} aria-label={t("notes.title")}>
      <Paper shared={shared} />
      <SavedLine
        saving={state.saving}
        why={state.fault ? fault(state.fault) : undefined}
        writers={state.writers.map(({ name }) => name)}
        hint={hint}
      />
      <Button size="small" icon={<Download />} onPress={save}>
        {t("notes.save")}
      </Button>
    </section>
  );
}

function Paper({ shared }: { shared: Shared }) {
  const { t } = useTranslation();
  const editor = useEditor(
    {
      extensions: extensions(shared.doc),
      injectCSS: false,
      immediatelyRender: true,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": t("notes.write"),
          class: styles.paper ?? "",
        },
        transformPastedHTML: linksAsText,
        handlePaste: (_view, event) => {
          const tooMuch = (event.clipboardData?.getData("text/plain").length ?? 0) > pasteAtMost;
          if (tooMuch) live.notify("pasteTooLong", {}, true);
          return tooMuch;
        },
        handleDOMEvents: {
          input: () => {
            shared.writes("notes");
            return false;
          },
        },
      },
    },
    [shared],
  );
  return (
    <>
      <NotesTools editor={editor} />
      <EditorContent editor={editor} className={styles.sheet} />
    </>
  );
}
