import { Download, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "../../files/lines";
import { ask } from "../../live/ask";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { Switch } from "../../ui/Switch";
import type { Contact } from "../../wire/wire";
import styles from "./contacts.module.css";
import { vcards } from "./vcard";

/** ContactRow is a card one was given: to read, to take home, to delete. Its children are what else one may do with it. */
export function ContactRow({ contact, children }: { contact: Contact; children?: ReactNode }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { card } = contact;
  const { name } = card;
  return (
    <li className={styles.contact}>
      <div className={styles.card}>
        <strong>{name}</strong>
        {[card.function, card.office].filter(Boolean).map((line) => (
          <span key={line}>{line}</span>
        ))}
        {card.email ? <a href={`mailto:${encodeURIComponent(card.email)}`}>{card.email}</a> : null}
        {card.phone ? <a href={`tel:${card.phone.replace(/[^+\d]/g, "")}`}>{card.phone}</a> : null}
        {card.note ? <span className={styles.soft}>{card.note}</span> : null}
      </div>
      <div className={styles.deeds}>
        {children}
        <IconButton
          label={t("contacts.downloadOneLong", { name })}
          size="small"
          onPress={() => save(t("contacts.file"), "text/vcard", vcards([contact]))}
        >
          <Download />
        </IconButton>
        <IconButton label={t("contacts.removeLong", { name })} size="small" onPress={() => setAsking(true)}>
          <Trash2 />
        </IconButton>
      </div>
      {asking ? <RemoveDialog contact={contact} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

function RemoveDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation();
  const [both, setBoth] = useState(false);
  const { person, card } = contact;
  const remove = async () => {
    const done =
      (!both || (await ask("contact.takeBack", { person }))) && (await ask("contact.remove", { person }));
    onClose();
    if (done) announce(t("contacts.removed"));
  };
  return (
    <Dialog
      role="alertdialog"
      title={t("contacts.removeAsk")}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="danger" onPress={remove}>
            {t("contacts.remove")}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      <p>{t("contacts.removeWords", { name: card.name })}</p>
      <Switch label={t("contacts.takeBack", { name: card.name })} on={both} onChange={setBoth} />
    </Dialog>
  );
}
