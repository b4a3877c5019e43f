import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Proposals } from "../features/appointments/Proposals";
import { CardOffers } from "../features/contacts/CardOffers";
import { KnockNotice } from "../features/entrance/KnockNotice";
import { MoveNotice } from "../features/move/MoveNotice";
import { useAsked } from "../features/move/useAsked";
import { ProgrammeNews } from "../features/programme/ProgrammeNews";
import { Invitations } from "../features/tables/Invitations";
import { Knocks } from "../features/tables/Knocks";
import { useLive } from "../live/live";
import { PersonExtras } from "../places/PersonExtras";
import { go, useRoute } from "../route";
import { keepFocus } from "../ui/keepFocus";
import { SkipLinks } from "../ui/SkipLinks";
import { Ahead } from "./Ahead";
import { LineBanner } from "./LineBanner";
import { Notices } from "./Notices";
import { PlaceBar } from "./PlaceBar";
import { PlaceSlot } from "./PlaceSlot";
import { fetchPlaces } from "./parts";
import styles from "./Shell.module.css";
import { StayBanner } from "./StayBanner";
import { useMoves } from "./useMoves";

/** How long the way in has the network for itself, in ms. */
const settled = 3_000;

/** Shell is the house around every place: the bar of places, what is to be told, and the place itself. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  useMoves(route);
  useAsked();
  useEffect(keepFocus, []);
  useEffect(() => {
    const arrived = setTimeout(fetchPlaces, settled);
    return () => clearTimeout(arrived);
  }, []);
  const title = useLive((state) => state.conference?.title ?? "");
  const room = useLive((state) => state.room?.name);
  const place = route?.place === "room" ? room : route && t(`place.${route.place}`);
  useEffect(() => {
    document.title = [place, title, "Konvent"].filter(Boolean).join(" · ");
  }, [place, title]);
  return (
    <div className={styles.shell}>
      <SkipLinks
        label={t("skip.label")}
        targets={[
          { id: "main", label: t("skip.main") },
          ...(route?.place === "room"
            ? [
                { id: "side", label: t("skip.side") },
                { id: "controls", label: t("skip.controls") },
              ]
            : []),
          { id: "places", label: t("skip.places") },
        ]}
      />
      <PlaceBar route={route} />
      <div className={styles.content}>
        <LineBanner />
        <Ahead route={route} />
        <StayBanner route={route} />
        <KnockNotice />
        <MoveNotice />
        <Invitations />
        <Knocks />
        <CardOffers />
        <Proposals />
        <Notices />
        <div className={styles.place}>
          <PersonExtras>
            <PlaceSlot route={route} onLost={() => go({ place: "foyer" })} />
          </PersonExtras>
        </div>
      </div>
      <ProgrammeNews />
    </div>
  );
}
