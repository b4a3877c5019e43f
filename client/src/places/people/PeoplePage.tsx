import { useTranslation } from "react-i18next";
import { People } from "../../features/people/People";
import { PlaceFrame } from "../../ui/PlaceFrame";
import styles from "./PeoplePage.module.css";

/** PeoplePage lists everybody who is connected to the conference, and where they are. */
export function PeoplePage() {
  const { t } = useTranslation();
  return (
    <PlaceFrame title={t("people.title")} lead={t("people.all")}>
      <div className={styles.page}>
        <People of="conference" />
      </div>
    </PlaceFrame>
  );
}
