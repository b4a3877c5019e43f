import { DoorClosed, Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { Chip } from "../../ui/Chip";

/** EntranceChip says that not everybody may come in; nothing is drawn where they may. */
export function EntranceChip() {
  const { t } = useTranslation();
  const { locked, lobby } = useLive((state) => state.entrance);
  if (locked)
    return (
      <Chip tone="plain" icon={<Lock />}>
        {t("entrance.locked")}
      </Chip>
    );
  return lobby ? (
    <Chip tone="plain" icon={<DoorClosed />}>
      {t("entrance.lobby")}
    </Chip>
  ) : null;
}
