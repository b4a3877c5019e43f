import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLive } from "../live/live";
import { go, type Route } from "../route";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { routeTo } from "./useMoves";

/** StayBanner stands above pages one looks at while one is still in a room: where one is heard, and the way back. */
export function StayBanner({ route }: { route: Route | undefined }) {
  const { t } = useTranslation();
  const room = useLive((state) => state.room);
  const heard = useLive((state) => state.media.microphone);
  const sounds = useLive((state) => state.line === "open" && state.room?.kind !== "cafeteria");
  if (!room || !route || route.place === "room" || route.place === "foyer") return null;
  return (
    <Banner
      tone={heard ? "warning" : "info"}
      actions={
        <Button size="small" icon={<Undo2 />} onPress={() => go(routeTo(room))}>
          {t("shell.back", { room: room.name })}
        </Button>
      }
    >
      {t("shell.stay", { room: room.name })}{" "}
      {sounds ? t(heard ? "shell.stayMicOn" : "shell.stayMicOff") : null}
    </Banner>
  );
}
