import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { roomsOf } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { WorkshopCard } from "./WorkshopCard";
import styles from "./workshops.module.css";

/** Workshops lists the workshop rooms: what runs in each, how many are in it, and a way in. */
export function Workshops() {
  const { t } = useTranslation();
  const rooms = useLive((state) => roomsOf(state.programme, "workshop"));
  return (
    <PlaceFrame title={t("workshops.title")} lead={t("workshops.words")}>
      {rooms.length === 0 ? (
        <Empty icon={<Users />} title={t("workshops.empty")}>
          {t("workshops.emptyWords")}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {rooms.map((room) => (
            <WorkshopCard key={room.id} room={room} />
          ))}
        </ul>
      )}
    </PlaceFrame>
  );
}
