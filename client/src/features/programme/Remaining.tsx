import { useTranslation } from "react-i18next";
import { useTimes } from "../../i18n/times";
import { useClock } from "./useClock";

/** Remaining counts down to the end of an item: "noch 32 min". end is in ms since 1970, by the house's clock. */
export function Remaining({ end }: { end: number }) {
  const { t } = useTranslation();
  const times = useTimes(undefined);
  const left = end - useClock();
  return <>{left > 0 ? t("time.left", { time: times.span(left) }) : t("time.over")}</>;
}
