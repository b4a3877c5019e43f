import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { guest } from "../../api/http";
import { useFault } from "../../i18n/fault";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { VideoTile } from "../../ui/VideoTile";
import type { Door as DoorWords } from "../../wire/wire";
import { arrive } from "./arrive";
import { Checks } from "./Checks";
import { Door } from "./Door";
import { LanguageButton } from "./LanguageButton";
import { NameField } from "./NameField";
import { faultOfName } from "./name";
import { OnNow } from "./OnNow";
import { Stored } from "./Stored";
import styles from "./Welcome.module.css";

const DeviceDialog = lazy(() =>
  import("../../features/devices/DeviceDialog").then((m) => ({ default: m.DeviceDialog })),
);

export interface WelcomeProps {
  token: string;
  door: DoorWords;
  /** How long the door took to answer, in ms. */
  took: number;
}

/** Welcome greets who the link belongs to, or asks a guest for a name; one button leads in. Nothing else has to be done. */
export function Welcome({ token, door, took }: WelcomeProps) {
  const { t } = useTranslation();
  const words = useFault();
  const { conference, you } = door;
  const connecting = useLive((state) => state.line === "connecting" || state.line === "lost");
  const [name, setName] = useState(you?.name ?? "");
  const [naming, setNaming] = useState(!you);
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);

  const enter = async () => {
    const wrong = faultOfName(name);
    setFault(wrong && t(wrong));
    if (wrong) return setNaming(true);
    if (you) return arrive(token, name.trim());
    setAsking(true);
    const answer = await guest(token, name.trim());
    setAsking(false);
    if (answer.ok) arrive(answer.body.token, name.trim());
    else setFault(words(answer.fault));
  };
  const greeting = you ? t("enter.greeting", { name: name.trim() || you.name }) : t("enter.welcome");
  return (
    <Door
      title={greeting}
      above={conference.title}
      picture={<VideoTile id={you?.id ?? "guest"} name={t("enter.off")} initialsOf={name} picture={false} />}
    >
      <OnNow door={door} />
      <Checks took={took} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        {naming ? <NameField name={name} guest={!you} fault={fault} onChange={setName} /> : null}
        <Button type="submit" look="primary" size="large" wide pending={asking || connecting}>
          {t(connecting ? "enter.entering" : "enter.go")}
        </Button>
      </form>
      <More naming={naming} onName={() => setNaming(true)} />
      <Stored />
    </Door>
  );
}

function More({ naming, onName }: { naming: boolean; onName: () => void }) {
  const { t } = useTranslation();
  const [devices, setDevices] = useState<"never" | "open" | "closed">("never");
  return (
    <div className={styles.more}>
      {naming ? null : (
        <Button look="quiet" size="small" onPress={onName}>
          {t("enter.changeName")}
        </Button>
      )}
      <LanguageButton />
      <Button look="quiet" size="small" onPress={() => setDevices("open")}>
        {t("enter.devices")}
      </Button>
      {devices === "never" ? null : (
        <Suspense fallback={null}>
          <DeviceDialog open={devices === "open"} onClose={() => setDevices("closed")} />
        </Suspense>
      )}
    </div>
  );
}
