import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../live/live";
import type { Route } from "../route";
import { Loading } from "../ui/Spinner";
import type { Room } from "../wire/wire";
import { pages, rooms } from "./parts";
import styles from "./Shell.module.css";
import { Trouble } from "./Trouble";

/** PlaceSlot shows the place of the address. A room is shown when one is in it; until then that one is on the way. */
export function PlaceSlot({ route, onLost }: { route: Route | undefined; onLost: () => void }) {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const waiting = (
    <main id="main" tabIndex={-1} className={styles.waiting}>
      <Loading label={t("place.entering")} />
    </main>
  );
  const Place = !route
    ? undefined
    : route.place === "room"
      ? room && isRoom(room, route.key) && rooms[room.kind]
      : pages[route.place];
  if (!Place) return waiting;
  const key = route?.place === "room" ? room?.id : route?.place;
  return (
    <Trouble key={key} onLeave={onLost}>
      <Suspense fallback={waiting}>
        <Place key={key} />
      </Suspense>
    </Trouble>
  );
}

function isRoom(room: Room, key: string): boolean {
  return room.slug === key || room.id === key;
}
