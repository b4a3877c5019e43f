import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SourceRow } from "../../features/sources/SourceRow";
import { WhipDialog } from "../../features/sources/WhipDialog";
import { toggled, withdrawn } from "../../features/stage/state";
import { Thumb } from "../../features/tiles/Thumb";
import { ask } from "../../live/ask";
import { live, useLive } from "../../live/live";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { IconButton } from "../../ui/IconButton";
import type { Green, Layout, Person, SourceID } from "../../wire/wire";
import styles from "./GreenList.module.css";

/** Sets the preview; the house tells everybody backstage how it is then. */
export function arrangePreview(layout: Layout, sources: SourceID[]): void {
  void ask("stage.arrange", { layout, sources });
}

const nobody: Person[] = [];

/** GreenList is the green room as the director sees it: the sources, those who wait without one, those who were invited. */
export function GreenList() {
  const { t } = useTranslation();
  const backstage = useLive((state) => state.backstage);
  const [adding, setAdding] = useState(false);
  const sources = backstage?.sources ?? [];
  const waiting = (backstage?.people ?? nobody).filter(
    (p) => !sources.some((source) => source.person === p.id),
  );
  const choose = (source: Green) => {
    if (!backstage) return;
    const next = toggled(backstage, source.id);
    if (next.preview === backstage.preview) live.notify("previewFull", {}, true);
    else arrangePreview(next.layout, next.preview);
  };
  return (
    <section className={styles.green} aria-labelledby="green-room">
      <h2 id="green-room" className={styles.title}>
        {t("sources.title")}
      </h2>
      {sources.every((source) => source.kind === "file") ? (
        <p className={styles.hint}>{t("sources.empty")}</p>
      ) : null}
      <ul className={styles.list} aria-labelledby="green-room">
        {sources.map((source) => (
          <SourceRow
            key={source.id}
            source={source}
            picture={<Thumb source={source} />}
            chosen={backstage?.preview.includes(source.id) ?? false}
            onChoose={() => choose(source)}
          />
        ))}
        {waiting.map((person) => (
          <Waiting key={person.id} person={person} words={t("sources.waiting")} />
        ))}
        {(backstage?.invited ?? nobody).map((person) => (
          <Invited key={person.id} person={person} />
        ))}
      </ul>
      <Button wide icon={<Plus />} onPress={() => setAdding(true)}>
        {t("sources.add")}
      </Button>
      <WhipDialog open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

function Waiting({ person, words }: { person: Person; words: string }) {
  return (
    <li className={styles.person}>
      <Avatar id={person.id} name={person.name} size="medium" />
      <div>
        <strong>{person.name}</strong>
        <p className={styles.hint}>{words}</p>
      </div>
    </li>
  );
}

function Invited({ person }: { person: Person }) {
  const { t } = useTranslation();
  const withdraw = () => {
    live.store.set((state) => withdrawn(state, person.id));
    void ask("stage.dismiss", { person: person.id });
  };
  return (
    <li className={styles.person}>
      <Avatar id={person.id} name={person.name} size="medium" />
      <div>
        <strong>{person.name}</strong>
        <p className={styles.hint}>{t("sources.invited")}</p>
      </div>
      <IconButton size="small" label={t("sources.withdrawLong", { name: person.name })} onPress={withdraw}>
        <X />
      </IconButton>
    </li>
  );
}
