import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import { Avatar } from "../../ui/Avatar";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Empty } from "../../ui/Empty";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Spinner";
import type { Placed } from "../../wire/wire";
import styles from "./tables.module.css";
import { useFound } from "./useFound";

/** InviteDialog looks for people of the conference, and asks them to the table one sits at. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("tables.inviteTitle")} open={open} onClose={onClose}>
      <Search />
    </Dialog>
  );
}

function Search() {
  const { t } = useTranslation();
  const words = useFault();
  const [search, setSearch] = useState("");
  const [note, setNote] = useState("");
  const here = useLive((state) => state.people.here);
  const you = useLive((state) => state.you?.id);
  const { found, fault } = useFound(search);
  const others = found?.people.filter(({ id }) => id !== you && !here?.some((known) => known.id === id));
  return (
    <>
      <p className={styles.soft}>{t("tables.inviteWords")}</p>
      <Field
        label={t("tables.search")}
        type="search"
        value={search}
        maxLength={80}
        autoComplete="off"
        onChange={setSearch}
      />
      <Field
        label={t("tables.inviteNote")}
        value={note}
        maxLength={200}
        autoComplete="off"
        onChange={setNote}
      />
      {fault ? (
        <Empty level={3} title={words(fault)} />
      ) : !others ? (
        <Loading label={t("people.loading")} />
      ) : others.length === 0 ? (
        <Empty level={3} title={t(search ? "tables.noneFound" : "tables.noneHere")} />
      ) : (
        <ul className={styles.people} aria-label={t("people.list")}>
          {others.map((person) => (
            <Row key={person.id} person={person} note={note} />
          ))}
        </ul>
      )}
      {found && found.total > found.people.length ? <p className={styles.soft}>{t("tables.more")}</p> : null}
    </>
  );
}

function Row({ person, note }: { person: Placed; note: string }) {
  const { t } = useTranslation();
  const words = useFault();
  const [sent, setSent] = useState(false);
  const [fault, setFault] = useState<string>();
  const { id, name } = person;
  const invite = async () => {
    const result = await live.do("table.invite", { person: id, words: note });
    setSent(result.ok);
    setFault(result.ok ? undefined : words(result.fault));
    if (result.ok) announce(t("tables.sentLong", { name }));
  };
  return (
    <li className={styles.person}>
      <Avatar id={id} name={name} />
      <span className={styles.name}>
        <strong>{name}</strong>
        {person.office ? <small>{person.office}</small> : null}
        {fault ? (
          <small role="alert" className={styles.refused}>
            {fault}
          </small>
        ) : null}
      </span>
      <Button
        size="small"
        aria-label={t(sent ? "tables.sentLong" : "tables.inviteLong", { name })}
        onPress={invite}
      >
        {t(sent ? "tables.sent" : "tables.invite")}
      </Button>
    </li>
  );
}
