import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Avatar } from "../../ui/Avatar";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import { WaitList, WaitRow } from "../../ui/WaitList";
import type { Person } from "../../wire/wire";

const nobody: Person[] = [];

/** Waiting lists who waits to be let in, for those who lead the room. It is not drawn while nobody does. */
export function Waiting() {
  const { t } = useTranslation();
  const waiting = useLive((state) => state.entrance.waiting ?? nobody);
  if (waiting.length === 0) return null;
  return (
    <WaitList title={t("entrance.waiting")}>
      {waiting.map((person) => (
        <WaitRow
          key={person.id}
          avatar={<Avatar id={person.id} name={person.name} />}
          name={person.name}
          fact={person.office}
        >
          <Admit person={person} />
        </WaitRow>
      ))}
    </WaitList>
  );
}

/** NextWaiting tells those who lead the room that somebody waits, wherever they look in it. */
export function NextWaiting() {
  const { t } = useTranslation();
  const waiting = useLive((state) => state.entrance.waiting ?? nobody);
  const [first] = waiting;
  const newest = waiting.at(-1);
  useEffect(() => {
    if (newest) announce(t("entrance.knocks", { name: newest.name }));
  }, [newest, t]);
  if (!first) return null;
  return (
    <Banner actions={<Admit person={first} />}>
      {t("entrance.next", { name: first.name, count: waiting.length - 1 })}
    </Banner>
  );
}

function Admit({ person: { id: person, name } }: { person: Person }) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const admit = async (admit: boolean) => {
    setPending(true);
    const ok = await ask("lobby.admit", { person, admit });
    setPending(false);
    if (ok) announce(t(admit ? "entrance.admitted" : "entrance.wasRefused", { name }));
  };
  return (
    <>
      <Button
        size="small"
        look="primary"
        pending={pending}
        aria-label={`${t("entrance.admit")}: ${name}`}
        onPress={() => void admit(true)}
      >
        {t("entrance.admit")}
      </Button>
      <Button
        size="small"
        aria-label={t("entrance.refuse", { name })}
        onPress={() => pending || void admit(false)}
      >
        {t("entrance.refuseShort")}
      </Button>
    </>
  );
}
