import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { GiveWord } from "./GiveWord";
import { nextOf } from "./state";

/** NextHand tells those who lead the room who comes next, wherever they look in it. */
export function NextHand() {
  const { t } = useTranslation();
  const leads = useLive((state) => state.lead !== undefined);
  const hand = useLive(nextOf);
  const count = useLive((state) => state.hands.count);
  const words = leads && hand ? t("hands.next", { name: hand.name, count: count - 1 }) : "";
  const who = leads ? hand?.name : undefined;
  useEffect(() => {
    if (who) announce(t("hands.wants", { name: who }));
  }, [who, t]);
  if (!words || !hand) return null;
  return <Banner actions={<GiveWord hand={hand} />}>{words}</Banner>;
}
