import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import type { Appointment } from "../../wire/wire";
import { standing } from "./state";
import { useWhen } from "./useWhen";

/** Proposals tells who proposes an appointment, until one has looked at it. */
export function Proposals() {
  const all = useLive((state) => state.mine.appointments.filter((a) => standing(a) === "waitsForYou"));
  const [seen, setSeen] = useState<string[]>([]);
  return all
    .filter(({ id }) => !seen.includes(id))
    .map((appointment) => (
      <Proposal
        key={appointment.id}
        appointment={appointment}
        onSeen={() => setSeen([...seen, appointment.id])}
      />
    ));
}

function Proposal({ appointment, onSeen }: { appointment: Appointment; onSeen: () => void }) {
  const { t } = useTranslation();
  const when = useWhen();
  const words = t("appointments.asks", { name: appointment.with.name, when: when(appointment) });
  const [said] = useState(words);
  useEffect(() => announce(said), [said]);
  const look = () => {
    onSeen();
    go({ place: "contacts" });
  };
  return (
    <Banner
      actions={
        <>
          <Button size="small" look="primary" onPress={look}>
            {t("appointments.look")}
          </Button>
          <Button size="small" onPress={onSeen}>
            {t("ui.close")}
          </Button>
        </>
      }
    >
      {words}
    </Banner>
  );
}
