import {
  Ellipsis,
  Mic,
  MicOff,
  Shield,
  ShieldCheck,
  ShieldMinus,
  Sparkles,
  Undo2,
  UserMinus,
  Volume2,
} from "lucide-react";
import { type ReactNode, use, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import type { PersonID, Placed } from "../../wire/wire";
import { ExtrasContext } from "./extras";
import { type Deed, deedsFor, returns } from "./rights";

const icons: Record<Deed, ReactNode> = {
  invite: <Sparkles />,
  back: <Undo2 />,
  mute: <MicOff />,
  unmute: <Mic />,
  speak: <Volume2 />,
  colead: <Shield />,
  handover: <ShieldCheck />,
  unlead: <ShieldMinus />,
  remove: <UserMinus />,
};

const done = {
  invite: "people.invited",
  back: "people.backed",
  mute: "people.muted",
  unmute: "people.unmuted",
  speak: "people.asked",
  colead: "people.isColead",
  handover: "people.handedOver",
  unlead: "people.unled",
  remove: "people.removed",
} as const;

/** What is asked back before it is done. */
const asked = ["remove", "handover"] as const;
type Asked = (typeof asked)[number];

/** PersonMenu offers what one may do to a person; nothing is drawn when that is nothing. */
export function PersonMenu({ person, inTabOrder }: { person: Placed; inTabOrder: boolean }) {
  const { t } = useTranslation();
  const deeds = useLive((state) => deedsFor(state, person));
  const [asking, setAsking] = useState<Asked>();
  const [pending, setPending] = useState(false);
  const { name } = person;
  const extras = use(ExtrasContext)(person);
  if (deeds.length === 0 && extras.length === 0) return null;

  const act = async (deed: Deed) => {
    setPending(true);
    const ok = await perform(deed, person.id);
    setPending(false);
    setAsking(undefined);
    if (ok) announce(t(done[deed], { name }));
  };
  const choose = (deed: Deed) => {
    const question = asked.find((known) => known === deed);
    if (question) setAsking(question);
    else void act(deed);
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
        items={[
          ...extras,
          ...deeds.map((deed) => ({
            id: deed,
            label: t(`people.${deed}`),
            icon: icons[deed],
            danger: deed === "remove",
            disabled: pending,
            onAction: () => choose(deed),
          })),
        ]}
      />
      {asked.map((deed) => (
        <Question
          key={deed}
          deed={deed}
          person={person}
          open={asking === deed}
          pending={pending}
          onClose={() => setAsking(undefined)}
          onDo={() => void act(deed)}
        />
      ))}
    </>
  );
}

interface QuestionProps {
  deed: Asked;
  person: Placed;
  open: boolean;
  pending: boolean;
  onClose: () => void;
  onDo: () => void;
}

/** Asks back before something that one cannot undo by oneself. */
function Question({ deed, person, open, pending, onClose, onDo }: QuestionProps) {
  const { t } = useTranslation();
  const back = useLive((state) => deed === "remove" && returns(state, person));
  const { name } = person;
  return (
    <Dialog
      role="alertdialog"
      title={t(`people.${deed}Ask.title`, { name })}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button look={deed === "remove" ? "danger" : "primary"} pending={pending} onPress={onDo}>
            {t(`people.${deed}Ask.do`)}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    >
      <p>{t(back ? "people.removeAsk.returns" : `people.${deed}Ask.words`, { name })}</p>
    </Dialog>
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
    case "speak":
      return ask("person.ask", { person });
    case "colead":
      return ask("room.lead", { person, lead: "co-moderator" });
    case "handover":
      return ask("room.lead", { person, lead: "moderator" });
    case "unlead":
      return ask("room.lead", { person });
    case "remove":
      return ask("person.remove", { person });
  }
}
