import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { live, useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import { knockTold } from "./state";

/** KnockNotice tells somebody that they wait to be let in, or were refused, wherever they look meanwhile. */
export function KnockNotice() {
  const { t } = useTranslation();
  // Who is in the room after all need not read that they were not let in.
  const knock = useLive(({ knock: told, room }) => (told?.room === room?.id ? undefined : told));
  const words = knock && t(knock.refused ? "entrance.refused" : "entrance.youWait", { room: knock.name });
  useEffect(() => {
    if (words) announce(words, "assertive");
  }, [words]);
  if (!knock) return null;
  const close = () => live.store.set((state) => knockTold(state, { room: "", name: "" }));
  return (
    <Banner
      tone={knock.refused ? "warning" : "info"}
      actions={
        knock.refused ? (
          <Button size="small" onPress={close}>
            {t("ui.close")}
          </Button>
        ) : (
          <Button size="small" onPress={() => ask("lobby.leave", {})}>
            {t("entrance.leave")}
          </Button>
        )
      }
    >
      {words}
    </Banner>
  );
}
