import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import type { Session } from "../../wire/wire";

/** What is said aloud after each wish. */
type Said = "seat" | "waiting" | "left" | "leftList" | "swapped";

/** useSeat says one's wishes about a session to the house; what is refused stands in words until the next wish. */
export function useSeat(item: Session, online: boolean) {
  const { t } = useTranslation();
  const words = useFault();
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const say = async (type: "seat.choose" | "seat.leave" | "seat.swap", more: object, said: Said) => {
    setPending(true);
    setFault(undefined);
    const result = await live.do(type, { session: item.id, ...more });
    setPending(false);
    if (result.ok) return announce(t(`seats.said.${said}`, { title: item.title }));
    const why = words(result.fault);
    setFault(why);
    announce(why, "assertive");
  };
  return {
    pending,
    fault,
    choose: () => say("seat.choose", { online }, "seat"),
    wait: () => say("seat.choose", { online, wait: true }, "waiting"),
    leave: () => say("seat.leave", {}, "left"),
    leaveList: () => say("seat.leave", {}, "leftList"),
    swap: () => say("seat.swap", {}, "swapped"),
  };
}
