import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import { answered } from "./state";

/** WordNotice tells somebody that it is their turn, or that they are asked to speak; one press switches the microphone on. */
export function WordNotice() {
  const { t } = useTranslation();
  const word = useLive((state) => state.word);
  const on = useLive((state) => state.media.microphone);
  const words = word && t(word.word ? "hands.yours" : "hands.asked", { name: word.by });
  useEffect(() => {
    if (words) announce(words, "assertive");
  }, [words]);
  if (!word || (on && !word.word)) return null;
  const done = () => live.store.set(answered);
  const speak = () => {
    done();
    void live.media.set("microphone", true);
  };
  return (
    <Banner
      tone="warning"
      actions={
        on ? (
          <Button size="small" onPress={done}>
            {t("ui.done")}
          </Button>
        ) : (
          <>
            <Button size="small" look="primary" onPress={speak}>
              {t("media.unmute")}
            </Button>
            <Button size="small" onPress={done}>
              {t("hands.notNow")}
            </Button>
          </>
        )
      }
    >
      {words}
    </Banner>
  );
}
