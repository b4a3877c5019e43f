import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { takeHome } from "../../features/calendar/takeHome";
import type { Entry } from "../../features/seats/state";
import { live, useLive } from "../../live/live";
import { IconButton } from "../../ui/IconButton";
import { occasionsOf } from "./occasions";

/** KeepButton takes one entry of my programme home as a calendar's; there is nothing to take of an open round. */
export function KeepButton({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const conference = useLive((state) => state.conference);
  const programme = useLive((state) => state.programme);
  const [one] = programme ? occasionsOf([entry], programme, conference) : [];
  if (!one) return null;
  return (
    <IconButton
      label={t("mine.calendarOne", { title: one.title })}
      onPress={() => takeHome([one], one.title, live.clock())}
    >
      <CalendarPlus />
    </IconButton>
  );
}
