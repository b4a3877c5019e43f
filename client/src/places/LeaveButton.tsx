import { DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { go } from "../route";
import { ToggleButton } from "../ui/ToggleButton";

/** LeaveButton leads out of the room, to the foyer. */
export function LeaveButton() {
  const { t } = useTranslation();
  return (
    <ToggleButton
      state={t("workshop.leave")}
      action={t("workshop.leaveLong")}
      on={false}
      onChange={() => go({ place: "foyer" })}
      icon={<DoorOpen />}
    />
  );
}
