import { Play } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { Button, type ButtonLook } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { GroupsPlan } from "../../wire/wire";
import { shapeOf } from "./state";

export interface StartGroupsProps {
  plan: GroupsPlan;
  look?: ButtonLook;
  /** Keeps the plan first; false when that was refused, in words of its own. */
  prepare?: () => Promise<GroupsPlan | undefined>;
  onStarted?: () => void;
}

/** StartGroups starts groups after one more question, which says what will happen. */
export function StartGroups({ plan, look = "plain", prepare, onStarted }: StartGroupsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<GroupsPlan>();
  const [pending, setPending] = useState(false);
  const { key, count } = shapeOf(plan);
  const open = async () => {
    setPending(true);
    setAsked(prepare ? await prepare() : plan);
    setPending(false);
  };
  const start = async () => {
    setPending(true);
    const done = await ask("groups.start", {});
    setPending(false);
    setAsked(undefined);
    if (done) onStarted?.();
  };
  return (
    <>
      <Button look={look} icon={<Play />} pending={pending && !asked} onPress={() => void open()}>
        {t(`groups.startShape.${key}`, { count, minutes: plan.minutes })}
      </Button>
      <Dialog
        role="alertdialog"
        title={t("groups.confirm.title")}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button look="primary" pending={pending} onPress={() => void start()}>
              {t("groups.confirm.go")}
            </Button>
            <Button onPress={() => setAsked(undefined)}>{t("ui.cancel")}</Button>
          </>
        }
      >
        <p>{t(asked?.way === "self" ? "groups.confirm.self" : "groups.confirm.words")}</p>
        <p>{t("groups.confirm.time", { count: asked?.minutes ?? 0 })}</p>
      </Dialog>
    </>
  );
}
