import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Appointments } from "../../features/appointments/Appointments";
import { ProposeDialog } from "../../features/appointments/ProposeDialog";
import { Contacts } from "../../features/contacts/Contacts";
import { IconButton } from "../../ui/IconButton";
import { PlaceFrame } from "../../ui/PlaceFrame";
import type { Contact } from "../../wire/wire";
import styles from "./ContactsPage.module.css";

/** ContactsPage is whom one meets, and whom one has met. An appointment can be proposed to a contact who is not here. */
export function ContactsPage() {
  const { t } = useTranslation();
  const [proposing, setProposing] = useState<Contact>();
  return (
    <PlaceFrame title={t("place.contacts")}>
      <div className={styles.columns}>
        <section aria-labelledby="my-appointments">
          <h2 id="my-appointments">{t("appointments.title")}</h2>
          <Appointments />
        </section>
        <section aria-labelledby="my-contacts">
          <h2 id="my-contacts">{t("contacts.title")}</h2>
          <Contacts
            level={3}
            deeds={(contact) => (
              <IconButton
                label={t("appointments.proposeTo", { name: contact.card.name })}
                size="small"
                onPress={() => setProposing(contact)}
              >
                <CalendarPlus />
              </IconButton>
            )}
          />
        </section>
      </div>
      {proposing ? (
        <ProposeDialog
          person={{ id: proposing.person, name: proposing.card.name }}
          onClose={() => setProposing(undefined)}
        />
      ) : null}
    </PlaceFrame>
  );
}
