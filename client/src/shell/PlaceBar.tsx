import { CalendarDays, CircleHelp, Coffee, House, Presentation, Users } from "lucide-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { NowChip } from "../features/line/NowChip";
import { useLive } from "../live/live";
import { href, type Route } from "../route";
import { HouseMenu } from "./HouseMenu";
import styles from "./PlaceBar.module.css";
import { usePlaces } from "./usePlaces";

const icons: Record<string, ComponentType> = {
  foyer: House,
  plenum: Presentation,
  workshops: Users,
  cafeteria: Coffee,
  programme: CalendarDays,
  help: CircleHelp,
};

/** How many letters of a place's name stand beside the chip that says it is on. */
const besideChip = 11;

/** PlaceBar is always there: every place of the house, what is going on in it, and where one is. On a phone it is below. */
export function PlaceBar({ route }: { route: Route | undefined }) {
  const { t } = useTranslation();
  const places = usePlaces(route);
  return (
    <nav id="places" tabIndex={-1} className={styles.bar} aria-label={t("place.label")}>
      <Brand />
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.id} data-place={place.id}>
            <PlaceLink icon={icons[place.id]} {...place} name={place.name ?? t(`place.${place.id}`)} />
          </li>
        ))}
        <li className={styles.menu}>
          <HouseMenu />
        </li>
      </ul>
    </nav>
  );
}

interface PlaceLinkProps {
  icon: ComponentType | undefined;
  name: string;
  to: Route;
  here: boolean;
  on: boolean;
  line: string;
}

function PlaceLink({ icon: Icon, name, to, here, on, line }: PlaceLinkProps) {
  const { t } = useTranslation();
  return (
    <a
      className={styles.link}
      href={href(to)}
      aria-current={here ? "page" : undefined}
      data-long={name.length > besideChip || undefined}
    >
      {Icon ? <Icon /> : null}
      <span className={styles.name}>{name}</span>
      {on ? (
        <span className={styles.on}>
          <NowChip>{t("place.now")}</NowChip>
        </span>
      ) : null}
      <small className={styles.line}>{line}</small>
    </a>
  );
}

function Brand() {
  const title = useLive((state) => state.conference?.title ?? "Konvent");
  const language = useLive((state) => state.conference?.language);
  const motto = useLive((state) => state.conference?.motto);
  return (
    <div className={styles.brand}>
      <span className={styles.mark} aria-hidden="true">
        K
      </span>
      <p lang={language}>
        <strong>{title}</strong>
        {motto ? <small>{motto}</small> : null}
      </p>
    </div>
  );
}
