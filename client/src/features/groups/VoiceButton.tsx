import { Megaphone, MegaphoneOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";

/** VoiceButton lets one who leads be heard in all groups, until they press again. */
export function VoiceButton() {
  const { t } = useTranslation();
  const mine = useLive(
    (state) => state.groups?.voice?.id === state.you?.id && state.groups?.voice !== undefined,
  );
  const silent = useLive((state) => !state.media.microphone);
  const press = async () => {
    const done = await ask("groups.voice", { on: !mine });
    if (done && !mine) announce(t(silent ? "groups.desk.voiceMuted" : "groups.voice.mine"), "assertive");
  };
  return (
    <Button
      look={mine ? "live" : "plain"}
      icon={mine ? <MegaphoneOff /> : <Megaphone />}
      aria-label={`${t(mine ? "groups.desk.voiceOn" : "groups.desk.voice")}, ${t(mine ? "groups.desk.voiceStop" : "groups.desk.voiceStart")}`}
      onPress={press}
    >
      {t(mine ? "groups.desk.voiceStop" : "groups.desk.voice")}
    </Button>
  );
}
