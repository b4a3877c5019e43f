import { Hand } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { ToggleButton } from "../../ui/ToggleButton";
import { placeOf } from "./state";

/** HandButton raises and lowers one's own hand, and says its place in the queue. */
export function HandButton() {
  const { t } = useTranslation();
  const place = useLive(placeOf);
  const [pending, setPending] = useState(false);
  usePlaceNews(place);
  const toggle = async (up: boolean) => {
    setPending(true);
    await ask(up ? "hand.raise" : "hand.lower", {});
    setPending(false);
  };
  return (
    <ToggleButton
      state={place > 0 ? t("hands.place", { place }) : t("hands.down")}
      action={t(place > 0 ? "hands.lower" : "hands.raise")}
      on={place > 0}
      onChange={(up) => void (pending || toggle(up))}
      icon={<Hand />}
    />
  );
}

/** Reads one's own place aloud as it changes. */
function usePlaceNews(place: number): void {
  const { t } = useTranslation();
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    if (place === 0) announce(t("hands.isDown"));
    else announce(t(place === 1 ? "hands.first" : "hands.inQueue", { place }));
  }, [place, t]);
}
