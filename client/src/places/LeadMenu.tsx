import { DoorClosed, DoorOpen, Lock, LockOpen, MicOff, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../live/ask";
import { useLive } from "../live/live";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Menu } from "../ui/Menu";
import type { Commands } from "../wire/wire";

/** LeadMenu is what those who lead a room may do to it as a whole; nothing is drawn for the others. */
export function LeadMenu() {
  const { t } = useTranslation();
  const leads = useLive((state) => state.lead !== undefined);
  const { locked, lobby } = useLive((state) => state.entrance);
  if (!leads) return null;
  const act =
    <K extends keyof Commands>(type: K, body: Commands[K]["body"], done: string) =>
    async () => {
      if (await ask(type, body)) announce(done);
    };
  const lock = act("room.lock", { locked: !locked }, t(locked ? "lead.isUnlocked" : "lead.isLocked"));
  const wait = act("room.lobby", { on: !lobby }, t(lobby ? "lead.lobbyIsOff" : "lead.lobbyIsOn"));
  return (
    <Menu
      label={t("lead.title")}
      trigger={
        <Button size="small" icon={<ShieldCheck />}>
          {t("lead.title")}
        </Button>
      }
      items={[
        {
          id: "mute",
          label: t("lead.muteAll"),
          icon: <MicOff />,
          onAction: act("room.mute", {}, t("lead.allMuted")),
        },
        {
          id: "lock",
          label: t(locked ? "lead.unlock" : "lead.lock"),
          icon: locked ? <LockOpen /> : <Lock />,
          onAction: lock,
        },
        {
          id: "lobby",
          label: t(lobby ? "lead.lobbyOff" : "lead.lobbyOn"),
          icon: lobby ? <DoorOpen /> : <DoorClosed />,
          onAction: wait,
        },
      ]}
    />
  );
}
