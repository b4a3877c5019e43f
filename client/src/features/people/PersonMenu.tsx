import { Ellipsis, Mic, MicOff, Sparkles, Undo2, UserMinus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import type { PersonID, Placed } from "../../wire/wire";
import { type Deed, deedsFor, returns } from "./rights";

const icons: Record<Deed, ReactNode> = {
  invite: <Sparkles />,
  back: <Undo2 />,
  mute: <MicOff />,
  unmute: <Mic />,
  remove: <UserMinus />,
};

const done = {
  invite: "people.invited",
  back: "people.backed",
  mute: "people.muted",
  unmute: "people.unmuted",
  remove: "people.removed",
} as const;

/** PersonMenu offers what one may do to a person; nothing is drawn when that is nothing. */
export function PersonMenu({ person, inTabOrder }: { person: Placed; inTabOrder: boolean }) {
  const { t } = useTranslation();
  const deeds = useLive((state) => deedsFor(state, person));
  const back = useLive((state) => returns(state, person));
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const { name } = person;
  if (deeds.length === 0) return null;

  const act = async (deed: Deed) => {
    setPending(true);
    const ok = await perform(deed, person.id);
    setPending(false);
    setAsking(false);
    if (ok) announce(t(done[deed], { name }));
  };
  return (
    <>
      <Menu
        label={t("people.actions", { name })}
        trigger={
          <IconButton label={t("people.actions", { name })} size="small" excludeFromTabOrder={!inTabOrder}>
            <Ellipsis />
          </IconButton>
        }
        items={deeds.map((deed) => ({
          id: deed,
          label: t(`people.${deed}`),
          icon: icons[deed],
          danger: deed === "remove",
          disabled: pending,
          onAction: () => (deed === "remove" ? setAsking(true) : void act(deed)),
        }))}
      />
      <Dialog
        role="alertdialog"
        title={t("people.removeAsk.title", { name })}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="danger" pending={pending} onPress={() => void act("remove")}>
              {t("people.removeAsk.do")}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {t("ui.cancel")}
            </Button>
          </>
        }
      >
        <p>{t(back ? "people.removeAsk.returns" : "people.removeAsk.words")}</p>
      </Dialog>
    </>
  );
}

function perform(deed: Deed, person: PersonID): Promise<boolean> {
  switch (deed) {
    case "invite":
      return ask("stage.invite", { person });
    case "back":
      return ask("stage.dismiss", { person });
    case "mute":
      return ask("person.mute", { person, muted: true });
    case "unmute":
      return ask("person.mute", { person, muted: false });
    case "remove":
      return ask("person.remove", { person });
  }
}
