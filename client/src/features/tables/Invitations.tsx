import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { TableInvitation } from "../../wire/wire";

/** Invitations asks one to the tables one is invited to, wherever one is. */
export function Invitations() {
  const invitations = useLive((state) => state.mine.invitations);
  return invitations.map((invitation) => (
    <Invited key={`${invitation.room.id} ${invitation.until}`} invitation={invitation} />
  ));
}

function Invited({ invitation }: { invitation: TableInvitation }) {
  const { t } = useTranslation();
  const { room, by, words } = invitation;
  const { name } = by;
  const asked = room.topic
    ? t("tables.askedTopic", { name, table: room.name, topic: room.topic })
    : t("tables.asked", { name, table: room.name });
  const [said] = useState(() => (words ? `${asked} ${t("tables.askedWords", { words })}` : asked));
  useEffect(() => announce(said, "assertive"), [said]);
  return (
    <Banner
      actions={
        <>
          <Button
            size="small"
            look="primary"
            aria-label={t("tables.acceptLong", { name })}
            onPress={() => go({ place: "room", key: room.id })}
          >
            {t("tables.accept")}
          </Button>
          <Button
            size="small"
            aria-label={t("tables.declineLong", { name })}
            onPress={() => ask("table.decline", { room: room.id })}
          >
            {t("tables.decline")}
          </Button>
        </>
      }
    >
      {said}
    </Banner>
  );
}
