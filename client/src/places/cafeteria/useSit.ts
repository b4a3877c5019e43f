import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import type { Room } from "../../wire/wire";

/** What came of wanting to sit down. */
export interface Sit {
  sit: () => Promise<void>;
  pending: boolean;
  /** Why one does not sit, in words. */
  refused: string | undefined;
  /** One has knocked at a table by invitation. */
  knocked: boolean;
}

/** useSit sits down at a table. Where one has to be invited and is not, it knocks. */
export function useSit(room: Room): Sit {
  const { t } = useTranslation();
  const fault = useFault();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [knocked, setKnocked] = useState(false);
  const sit = async () => {
    setPending(true);
    const result = await live.enterRoom(room.id);
    const knock =
      !result.ok && result.fault.code === "table.uninvited"
        ? await live.do("table.knock", { room: room.id })
        : undefined;
    setPending(false);
    setKnocked(knock?.ok ?? false);
    if (knock?.ok) announce(t("cafeteria.knocked"));
    const failed = knock ?? result;
    setRefused(failed.ok ? undefined : fault(failed.fault));
  };
  return { sit, pending, refused, knocked };
}
