import { BookUser, CalendarPlus, UserPlus } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProposeDialog } from "../features/appointments/ProposeDialog";
import { CardDialog } from "../features/contacts/CardDialog";
import { offerCard } from "../features/contacts/offerCard";
import { type Extras, ExtrasContext } from "../features/people/extras";
import { useFault } from "../i18n/fault";
import { ask } from "../live/ask";
import { live, useLive } from "../live/live";
import { announce } from "../ui/announce";
import type { Placed } from "../wire/wire";

/** PersonExtras lets one invite people to one's table, offer them a card and propose an appointment, wherever they are listed. */
export function PersonExtras({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const fault = useFault();
  const you = useLive((state) => state.you?.id);
  const room = useLive((state) => state.room);
  const [writing, setWriting] = useState<Placed>();
  const [proposing, setProposing] = useState<Placed>();
  const offer = async (person: Placed) => {
    const came = await offerCard(person.id);
    if (came === "none") setWriting(person);
    else if (came === "done") announce(t("contacts.offered", { name: person.name }));
    else live.notify("commandFailed", { why: fault(came) }, true);
  };
  const invite = async ({ id, name }: Placed) => {
    if (await ask("table.invite", { person: id })) announce(t("tables.sentLong", { name }));
  };
  const extras: Extras = (person) => {
    if (person.id === you) return [];
    const here = room !== undefined && person.room === room.id;
    const seated = room?.kind === "table" && !room.private && !here;
    return [
      ...(seated
        ? [
            {
              id: "table",
              label: t("tables.inviteHere"),
              icon: <UserPlus />,
              onAction: () => void invite(person),
            },
          ]
        : []),
      ...(here
        ? [{ id: "card", label: t("contacts.offer"), icon: <BookUser />, onAction: () => void offer(person) }]
        : []),
      {
        id: "meet",
        label: t("appointments.propose"),
        icon: <CalendarPlus />,
        onAction: () => setProposing(person),
      },
    ];
  };
  const close = useCallback(() => {
    setWriting(undefined);
    setProposing(undefined);
  }, []);
  return (
    <ExtrasContext value={extras}>
      {children}
      {writing ? <CardDialog card={undefined} onClose={close} onSaved={() => void offer(writing)} /> : null}
      {proposing ? <ProposeDialog person={proposing} onClose={close} /> : null}
    </ExtrasContext>
  );
}
