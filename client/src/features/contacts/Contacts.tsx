import { BookUser, Download, Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "../../files/lines";
import { useFault } from "../../i18n/fault";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Spinner";
import type { BusinessCard, Contact } from "../../wire/wire";
import { CardDialog } from "./CardDialog";
import { ContactRow } from "./ContactRow";
import styles from "./contacts.module.css";
import { Pending } from "./Pending";
import { useContacts } from "./useContacts";
import { vcards } from "./vcard";

/** Contacts are the business cards one was given, one's own, and what is on offer. level is that of its headings, deeds what else one may do with a contact. */
export function Contacts({ level, deeds }: { level: 2 | 3; deeds?: (contact: Contact) => ReactNode }) {
  const { t } = useTranslation();
  const words = useFault();
  const { contacts, fault } = useContacts();
  const offered = useLive((state) => state.mine.offers.to);
  if (!contacts) {
    return fault ? <Empty title={words(fault)} /> : <Loading label={t("contacts.loading")} />;
  }
  const all = contacts.contacts;
  return (
    <div className={styles.panel}>
      <OwnCard card={contacts.card} level={level} />
      {offered.map((person) => (
        <Pending key={person.id} person={person} />
      ))}
      {all.length === 0 ? (
        <Empty icon={<BookUser />} level={3} title={t("contacts.empty")}>
          {t("contacts.emptyWords")}
        </Empty>
      ) : (
        <>
          <ul className={styles.list} aria-label={t("contacts.list")}>
            {all.map((contact) => (
              <ContactRow key={contact.person} contact={contact}>
                {deeds?.(contact)}
              </ContactRow>
            ))}
          </ul>
          <Button icon={<Download />} onPress={() => save(t("contacts.file"), "text/vcard", vcards(all))}>
            {t("contacts.download")}
          </Button>
          <p className={styles.soft}>{t("contacts.home")}</p>
        </>
      )}
    </div>
  );
}

function OwnCard({ card, level }: { card: BusinessCard | undefined; level: 2 | 3 }) {
  const { t } = useTranslation();
  const Heading = `h${level}` as const;
  const [writing, setWriting] = useState(false);
  return (
    <section className={styles.own} aria-label={t("contacts.card")}>
      <Heading>{t("contacts.card")}</Heading>
      {card ? (
        <p className={styles.card}>
          <strong>{card.name}</strong>
          {[card.function, card.office, card.email, card.phone].filter(Boolean).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      ) : (
        <p className={styles.soft}>{t("contacts.none")}</p>
      )}
      <p className={styles.soft}>{t("contacts.cardWords")}</p>
      <Button size="small" icon={<Pencil />} onPress={() => setWriting(true)}>
        {t(card ? "contacts.change" : "contacts.write")}
      </Button>
      {writing ? <CardDialog card={card} onClose={() => setWriting(false)} /> : null}
    </section>
  );
}
