import { Coffee } from "lucide-react";
import { useTranslation } from "react-i18next";
import { airOf } from "../../features/stage/state";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";

/** PauseButton puts the slate on air; where it is already, the button says so. */
export function PauseButton() {
  const { t } = useTranslation();
  const paused = useLive((state) => airOf(state.stage) === "paused");
  const pause = async () => {
    if (await ask("stage.pause", {})) announce(t("studio.isPaused"), "assertive");
  };
  return (
    <Button look="danger" size="small" icon={<Coffee />} isDisabled={paused} onPress={pause}>
      {t(paused ? "studio.onSlate" : "studio.pause")}
    </Button>
  );
}
