import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { ask } from "../../live/ask";
import { live, useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { Person } from "../../wire/wire";
import { CardDialog } from "./CardDialog";

/** CardOffers tells who offers a business card, wherever one is. Nothing changes hands before both have agreed. */
export function CardOffers() {
  const from = useLive((state) => state.mine.offers.from);
  return from.map((person) => <CardOffer key={person.id} person={person} />);
}

function CardOffer({ person }: { person: Person }) {
  const { t } = useTranslation();
  const words = useFault();
  const [writing, setWriting] = useState(false);
  const { id, name } = person;
  const asks = t("contacts.asks", { name });
  const [said] = useState(asks);
  useEffect(() => announce(said, "assertive"), [said]);
  const accept = async () => {
    const result = await live.do("contact.accept", { person: id });
    if (result.ok) announce(t("contacts.got", { name }));
    else if (result.fault.code === "card.none" && result.fault.field !== "person") setWriting(true);
    else live.notify("commandFailed", { why: words(result.fault) }, true);
  };
  return (
    <>
      <Banner
        actions={
          <>
            <Button
              size="small"
              look="primary"
              aria-label={t("contacts.exchangeLong", { name })}
              onPress={accept}
            >
              {t("contacts.exchange")}
            </Button>
            <Button
              size="small"
              aria-label={t("contacts.declineLong", { name })}
              onPress={() => ask("contact.decline", { person: id })}
            >
              {t("contacts.decline")}
            </Button>
          </>
        }
      >
        {asks}
      </Banner>
      {writing ? (
        <CardDialog card={undefined} onClose={() => setWriting(false)} onSaved={() => void accept()} />
      ) : null}
    </>
  );
}
