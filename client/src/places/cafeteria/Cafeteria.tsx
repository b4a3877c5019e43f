import { Coffee, List, Map as MapIcon, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NowLine } from "../../features/programme/NowLine";
import { nowIn } from "../../features/programme/state";
import { RouletteCard } from "../../features/roulette/RouletteCard";
import { RouletteDialog } from "../../features/roulette/RouletteDialog";
import { OpenTable } from "../../features/tables/OpenTable";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { ControlBar } from "../../ui/ControlBar";
import { Empty } from "../../ui/Empty";
import { PlaceFrame } from "../../ui/PlaceFrame";
import { LeaveButton } from "../LeaveButton";
import styles from "./Cafeteria.module.css";
import { CafeteriaSide } from "./CafeteriaSide";
import { Plan } from "./Plan";
import { Tables } from "./Tables";

/** Cafeteria is a list of tables to sit down at, or a plan of them. */
export function Cafeteria() {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const session = useLive((state) => nowIn(state.programme, state.running, state.room?.id));
  const tables = useLive((state) => state.tables);
  const [plan, setPlan] = useState(false);
  const seated = tables.reduce((sum, { people }) => sum + people.length, 0);
  const count = useLive((state) => Math.max(1, state.places.rooms[state.room?.id ?? ""] ?? 0));
  if (!room) return null;
  return (
    <PlaceFrame
      title={room.name}
      chips={<Chip>{t("cafeteria.people", { count, seated })}</Chip>}
      lead={session ? <NowLine room={room.id} /> : undefined}
      actions={<Actions plan={plan} onPlan={setPlan} />}
      side={<CafeteriaSide />}
      controls={
        <ControlBar>
          <LeaveButton />
        </ControlBar>
      }
    >
      <RouletteCard />
      {tables.length === 0 ? (
        <Empty icon={<Coffee />} title={t("cafeteria.empty")}>
          {t("cafeteria.emptyTables")}
        </Empty>
      ) : (
        <>
          <p className={styles.words}>{t(plan ? "cafeteria.planWords" : "cafeteria.words")}</p>
          {plan ? <Plan tables={tables} /> : <Tables tables={tables} />}
        </>
      )}
    </PlaceFrame>
  );
}

function Actions({ plan, onPlan }: { plan: boolean; onPlan: (plan: boolean) => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"roulette" | "table">();
  const out = useLive((state) => state.mine.roulette.state === "out");
  const speaks = useLive((state) => state.you?.may.includes("speak"));
  const close = () => setAsking(undefined);
  return (
    <>
      {speaks && out ? (
        <Button size="small" icon={<Coffee />} onPress={() => setAsking("roulette")}>
          {t("roulette.name")}
        </Button>
      ) : null}
      {speaks ? (
        <Button size="small" icon={<Plus />} onPress={() => setAsking("table")}>
          {t("tables.open")}
        </Button>
      ) : null}
      <fieldset className={styles.views}>
        <legend>{t("cafeteria.view")}</legend>
        <Button
          size="small"
          icon={<List />}
          look={plan ? "quiet" : "plain"}
          aria-pressed={!plan}
          onPress={() => onPlan(false)}
        >
          {t("cafeteria.list")}
        </Button>
        <Button
          size="small"
          icon={<MapIcon />}
          look={plan ? "plain" : "quiet"}
          aria-pressed={plan}
          onPress={() => onPlan(true)}
        >
          {t("cafeteria.plan")}
        </Button>
      </fieldset>
      <RouletteDialog open={asking === "roulette"} onClose={close} />
      <OpenTable open={asking === "table"} onClose={close} />
    </>
  );
}
