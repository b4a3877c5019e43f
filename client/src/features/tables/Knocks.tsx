import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { Person } from "../../wire/wire";

/** Knocks tells who would like to sit down at the table one sits at. */
export function Knocks() {
  const knocks = useLive((state) => state.knocks);
  return knocks.map((person) => <Knock key={person.id} person={person} />);
}

function Knock({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { id, name } = person;
  const words = t("tables.knocks", { name });
  const [said] = useState(words);
  useEffect(() => announce(said), [said]);
  return (
    <Banner
      actions={
        <Button
          size="small"
          look="primary"
          aria-label={t("tables.letInLong", { name })}
          onPress={() => ask("table.invite", { person: id })}
        >
          {t("tables.letIn")}
        </Button>
      }
    >
      {words}
    </Banner>
  );
}
