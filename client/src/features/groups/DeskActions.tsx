import { EllipsisVertical, Plus, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import type { GroupsPhase } from "../../wire/wire";
import { AnnounceButton } from "./AnnounceButton";
import { VoiceButton } from "./VoiceButton";

const more = 5;

/** DeskActions is what one can do to all groups together. */
export function DeskActions({ phase }: { phase: GroupsPhase }) {
  const { t } = useTranslation();
  const extend = async () => {
    if (await ask("groups.extend", { minutes: more })) announce(t("groups.desk.extended", { count: more }));
  };
  const recall = async () => {
    if (await ask("groups.recall", {})) announce(t("groups.desk.recalled"));
  };
  if (phase !== "running" && phase !== "recalling") return null;
  return (
    <>
      {phase === "running" ? (
        <Button icon={<Plus />} onPress={extend}>
          {t("groups.desk.extendAll")}
        </Button>
      ) : null}
      <VoiceButton />
      <AnnounceButton />
      {phase === "running" ? (
        <Button look="live" icon={<Undo2 />} onPress={recall}>
          {t("groups.desk.recall")}
        </Button>
      ) : null}
      <EndMenu />
    </>
  );
}

function EndMenu() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const end = async () => {
    await ask("groups.end", {});
    setAsked(false);
  };
  return (
    <>
      <Menu
        label={t("groups.desk.more")}
        items={[{ id: "end", label: t("groups.desk.end"), danger: true, onAction: () => setAsked(true) }]}
        trigger={
          <IconButton label={t("groups.desk.more")}>
            <EllipsisVertical />
          </IconButton>
        }
      />
      <Dialog
        role="alertdialog"
        title={t("groups.desk.endTitle")}
        open={asked}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button look="danger" onPress={end}>
              {t("groups.desk.end")}
            </Button>
            <Button onPress={() => setAsked(false)}>{t("ui.cancel")}</Button>
          </>
        }
      >
        <p>{t("groups.desk.endWords")}</p>
      </Dialog>
    </>
  );
}
