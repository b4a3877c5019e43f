import { Coffee } from "lucide-react";
import { useTranslation } from "react-i18next";
import { roomsOf } from "../../features/programme/state";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { routeTo } from "../../shell/useMoves";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chip } from "../../ui/Chip";
import styles from "./foyer.module.css";

/** CafeteriaCard leads to the cafeteria; nothing where there is none. */
export function CafeteriaCard() {
  const { t } = useTranslation();
  const room = useLive((state) => roomsOf(state.programme, "cafeteria")[0]);
  const count = useLive((state) => (room ? (state.places.rooms[room.id] ?? 0) : 0));
  if (!room) return null;
  return (
    <Card as="section" labelledBy="foyer-cafeteria">
      <div className={styles.now}>
        <p className={styles.line}>
          <Coffee aria-hidden="true" />
          <Chip tone="plain">{t("place.people", { count })}</Chip>
        </p>
        <h2 id="foyer-cafeteria">{room.name}</h2>
        <p className={styles.soft}>{t("foyer.cafeteriaWords")}</p>
        <div>
          <Button onPress={() => go(routeTo(room))}>{t("foyer.goCafeteria")}</Button>
        </div>
      </div>
    </Card>
  );
}
