import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Chip, LiveChip } from "../../ui/Chip";

/** NowChip says that something is on now; while the line is lost, that it was when the house was last heard. */
export function NowChip({ children }: { children: string }) {
  const { t } = useTranslation();
  const lost = useLive((state) => state.line === "lost");
  return lost ? (
    <Chip tone="plain">{t("line.before", { state: children })}</Chip>
  ) : (
    <LiveChip>{children}</LiveChip>
  );
}
