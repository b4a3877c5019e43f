import { type ComponentType, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../live/live";
import type { Route } from "../route";
import { Loading } from "../ui/Spinner";
import type { Room, RoomKind } from "../wire/wire";
import styles from "./Shell.module.css";
import { Trouble } from "./Trouble";

const Foyer = lazy(() => import("../places/foyer/Foyer").then((m) => ({ default: m.Foyer })));
const Workshops = lazy(() => import("../places/workshops/Workshops").then((m) => ({ default: m.Workshops })));
const ProgrammePage = lazy(() =>
  import("../places/programme/ProgrammePage").then((m) => ({ default: m.ProgrammePage })),
);
const PeoplePage = lazy(() => import("../places/people/PeoplePage").then((m) => ({ default: m.PeoplePage })));
const Help = lazy(() => import("../places/help/Help").then((m) => ({ default: m.Help })));
const Plenum = lazy(() => import("../places/plenum/Plenum").then((m) => ({ default: m.Plenum })));
const Workshop = lazy(() => import("../places/workshop/Workshop").then((m) => ({ default: m.Workshop })));
const TableRoom = lazy(() => import("../places/cafeteria/TableRoom").then((m) => ({ default: m.TableRoom })));
const Cafeteria = lazy(() => import("../places/cafeteria/Cafeteria").then((m) => ({ default: m.Cafeteria })));

const pages: Record<Exclude<Route["place"], "room">, ComponentType> = {
  foyer: Foyer,
  workshops: Workshops,
  programme: ProgrammePage,
  people: PeoplePage,
  help: Help,
};

const rooms: Record<RoomKind, ComponentType> = {
  plenum: Plenum,
  workshop: Workshop,
  cafeteria: Cafeteria,
  table: TableRoom,
};

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
