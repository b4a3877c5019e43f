import { useTranslation } from "react-i18next";
import { Appointments } from "../../features/appointments/Appointments";
import { Contacts } from "../../features/contacts/Contacts";
import { PlaceFrame } from "../../ui/PlaceFrame";
import styles from "./ContactsPage.module.css";

/** ContactsPage is whom one meets, and whom one has met. */
export function ContactsPage() {
  const { t } = useTranslation();
  return (
    <PlaceFrame title={t("place.contacts")}>
      <div className={styles.columns}>
        <section aria-labelledby="my-appointments">
          <h2 id="my-appointments">{t("appointments.title")}</h2>
          <Appointments />
        </section>
        <section aria-labelledby="my-contacts">
          <h2 id="my-contacts">{t("contacts.title")}</h2>
          <Contacts />
        </section>
      </div>
    </PlaceFrame>
  );
}
