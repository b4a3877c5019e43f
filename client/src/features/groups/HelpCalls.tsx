import { ArrowRight, Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { clockWords, useNow } from "../../live/now";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { GroupCall } from "../../wire/wire";
import { goInto } from "./goInto";

/** HelpCalls tells those who lead which groups call for help, wherever they are in the workshop, until somebody comes. */
export function HelpCalls() {
  const { t } = useTranslation();
  const calls = useLive((state) => (state.lead ? state.calls : []));
  const here = useLive((state) => state.room?.id);
  const told = useRef<string[]>([]);
  useEffect(() => {
    for (const { room, group, help } of calls)
      if (!told.current.includes(room))
        announce(t("groups.help.asksNow", { group, name: help.name }), "assertive");
    told.current = calls.map(({ room }) => room);
  }, [calls, t]);
  return calls.filter(({ room }) => room !== here).map((call) => <Call key={call.room} call={call} />);
}

function Call({ call }: { call: GroupCall }) {
  const { t } = useTranslation();
  const now = useNow();
  const { group, help, room } = call;
  return (
    <Banner
      tone="danger"
      actions={
        <>
          <Button size="small" look="primary" icon={<ArrowRight />} onPress={() => goInto(room)}>
            {t("groups.help.go")}
          </Button>
          <Button size="small" icon={<Check />} onPress={() => ask("groups.helped", { group: room })}>
            {t("groups.desk.helped")}
          </Button>
        </>
      }
    >
      {t("groups.help.asks", { group, name: help.name, time: clockWords(now - help.at) })}
    </Banner>
  );
}
