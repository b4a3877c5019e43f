import { useTranslation } from "react-i18next";
import { Contacts } from "../../features/contacts/Contacts";
import { useLive } from "../../live/live";
import { RoomSide } from "../RoomSide";

/** CafeteriaSide is the panel beside the tables and at one: chat, people, and the business cards one was given. */
export function CafeteriaSide() {
  const { t } = useTranslation();
  const count = useLive((state) => state.mine.offers.from.length);
  return (
    <RoomSide last={{ id: "contacts", label: t("contacts.short"), count, content: <Contacts level={2} /> }} />
  );
}
