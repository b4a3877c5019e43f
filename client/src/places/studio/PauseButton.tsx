import { Coffee } from "lucide-react";
import { useState } from "react";
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
  const [pending, setPending] = useState(false);
  const pause = async () => {
    setPending(true);
    if (await ask("stage.pause", {})) announce(t("studio.isPaused"), "assertive");
    setPending(false);
  };
  return (
    <Button
      look="danger"
      size="small"
      icon={<Coffee />}
      pending={pending}
      isDisabled={paused}
      onPress={() => void pause()}
    >
      {t(paused ? "studio.onSlate" : "studio.pause")}
    </Button>
  );
}
