import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import type { Shared } from "../../live/docs/shared";
import { useShared } from "../../live/docs/useShared";
import { SavedLine } from "../../ui/SavedLine";
import { SharedField } from "../../ui/SharedField";
import { Loading } from "../../ui/Spinner";
import type { CardFields, DocID, DocWriter } from "../../wire/wire";
import styles from "./CardEditor.module.css";
import { CardPicture } from "./CardPicture";
import { ReporterChoice } from "./ReporterChoice";
import { type CardPart, isBlank, limits, part, readCard, statements } from "./state";

/** What a card asks for where nobody said otherwise. */
const everything: CardFields = { statements: 3, note: true, image: true, reporter: true };

/** CardEditor is the result card that a group writes together; fields says what it asks for. */
export function CardEditor({ doc, fields = everything }: { doc: DocID; fields?: CardFields | undefined }) {
  const { t } = useTranslation();
  const fault = useFault();
  const { shared, state } = useShared(doc, readCard);
  if (!state.loaded && state.saving !== "refused") return <Loading label={t("card.loading")} />;
  const { card } = readCard(shared.doc, shared.room);
  const untouched = state.saving === "saved" && isBlank(card) && !card?.reporter;
  return (
    <section className={styles.card} aria-label={t("card.title")}>
      <div className={styles.parts}>
        <Part shared={shared} writers={state.writers} name="title" label={t("card.titleLabel")} />
        <fieldset className={styles.statements}>
          <legend>{t("card.statements")}</legend>
          {statements.slice(0, fields.statements).map((name, i) => (
            <Part
              key={name}
              shared={shared}
              writers={state.writers}
              name={name}
              label={i === 0 ? t("card.statement", { n: 1 }) : t("card.statementMore", { n: i + 1 })}
            />
          ))}
        </fieldset>
        {fields.note ? (
          <Part
            shared={shared}
            writers={state.writers}
            name="note"
            label={t("card.note")}
            hint={t("card.noteHint")}
          />
        ) : null}
        {fields.image ? (
          <CardPicture doc={shared.doc} room={shared.room}>
            <Part shared={shared} writers={state.writers} name="imageText" label={t("card.imageText")} />
          </CardPicture>
        ) : null}
        {fields.reporter ? <ReporterChoice doc={shared.doc} /> : null}
      </div>
      {untouched ? null : (
        <SavedLine
          saving={state.saving}
          why={state.fault ? fault(state.fault) : undefined}
          writers={state.writers.map(({ name }) => name)}
        />
      )}
    </section>
  );
}

interface PartProps {
  shared: Shared;
  writers: DocWriter[];
  name: CardPart;
  label: string;
  hint?: string;
}

function Part({ shared, writers, name, label, hint }: PartProps) {
  const { t } = useTranslation();
  const here = writers.filter(({ cursor }) => cursor === name);
  const most = name === "title" || name === "note" || name === "imageText" ? limits[name] : limits.statement;
  return (
    <SharedField
      label={label}
      text={part(shared.doc, name)}
      lines={name !== "title"}
      maxLength={most}
      hint={hint}
      writers={
        here[0]
          ? t("docs.writes", { name: here[0].name, count: here.length, more: here.length - 1 })
          : undefined
      }
      onWrite={() => shared.writes(name)}
      left={(count) => t("docs.left", { count })}
    />
  );
}
