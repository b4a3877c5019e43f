import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import type { Switch } from "../../live/state";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";

const switches: Switch[] = ["microphone", "camera", "screen"];

/** MediaNews says in words what is wrong with sound and picture on this side, and offers the way on. */
export function MediaNews() {
  const { t } = useTranslation();
  const faults = useLive((state) => state.media.faults);
  const unheard = useLive((state) => state.media.unheard && !state.media.microphone);
  const sharing = useLive((state) => state.media.screen);
  const blocked = useLive((state) => state.media.soundBlocked);
  const view = useLive((state) => state.media.view);
  const waiting = useLive((state) => state.media.waiting !== undefined || state.media.full);
  const publish = useLive((state) => state.media.publish);
  const open = useLive((state) => state.line === "open");
  return (
    <>
      {blocked ? (
        <News
          tone="warning"
          text={t("media.soundBlocked")}
          action={t("media.unlock")}
          onAction={() => live.media.unlock()}
        />
      ) : null}
      {open && view === "connecting" && !waiting ? <Connecting /> : null}
      {view === "unsupported" ? <News tone="danger" text={t("media.unsupported")} /> : null}
      {open && view === "lost" && !waiting ? <News tone="warning" text={t("media.viewLost")} /> : null}
      {open && publish === "lost" ? <News tone="warning" text={t("media.publishLost")} /> : null}
      {unheard ? (
        <News
          tone="info"
          text={t("media.unheard")}
          action={t("media.unmute")}
          onAction={() => void live.media.set("microphone", true)}
        />
      ) : null}
      {sharing ? (
        <News
          tone="info"
          text={t("media.sharing")}
          action={t("media.stopSharing")}
          onAction={() => void live.media.set("screen", false)}
        />
      ) : null}
      {switches.map((which) => {
        const fault = faults[which];
        if (!fault) return null;
        const again = () => void live.media.set(which, true);
        return (
          <News
            key={which}
            tone="danger"
            text={t(`media.fault.${which}.${fault}`)}
            action={t("ui.again")}
            onAction={again}
          />
        );
      })}
    </>
  );
}

/** How long connecting may take before it is worth a word, in ms. */
const patience = 300;

/** Says that sound and picture are on their way, when they take longer. */
function Connecting() {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return late ? <Banner>{t("media.connecting")}</Banner> : null;
}

interface NewsProps {
  tone: "info" | "warning" | "danger";
  text: string;
  action?: string;
  onAction?: () => void;
}

function News({ tone, text, action, onAction }: NewsProps): ReactNode {
  useEffect(() => announce(text, "assertive"), [text]);
  const button = action ? (
    <Button size="small" onPress={() => onAction?.()}>
      {action}
    </Button>
  ) : undefined;
  return (
    <Banner tone={tone} actions={button}>
      {text}
    </Banner>
  );
}
