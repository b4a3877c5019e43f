import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Switch } from "../../ui/Switch";
import styles from "./programme.module.css";

/** HoldForm stops the programme from taking people over, or calls everybody to what runs. */
export function HoldForm() {
  const { t } = useTranslation();
  const held = useLive((state) => state.running.held ?? false);
  const runs = useLive((state) => state.running.now.length > 0);
  const [pending, setPending] = useState(false);
  const [called, setCalled] = useState(false);
  const hold = async (on: boolean) => {
    setPending(true);
    await ask("programme.hold", { held: on });
    setPending(false);
  };
  const call = async () => {
    setPending(true);
    const done = await ask("programme.call", {});
    setPending(false);
    setCalled(done);
    if (done) announce(t("programme.hold.called"));
  };
  return (
    <section className={styles.shift} aria-label={t("programme.hold.title")}>
      <Switch
        label={t("programme.hold.switch")}
        hint={t("programme.hold.words")}
        on={held}
        disabled={pending}
        onChange={(on) => void hold(on)}
      />
      {runs ? (
        <Button pending={pending} onPress={() => void call()}>
          {t("programme.hold.call")}
        </Button>
      ) : null}
      {called ? <p>{t("programme.hold.called")}</p> : null}
    </section>
  );
}
