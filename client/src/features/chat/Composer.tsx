import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./chat.module.css";
import { counted, length, longest } from "./state";

/** Composer is the field in which one writes a line. Enter sends, Shift and Enter begin a new line. */
export function Composer() {
  const { t } = useTranslation();
  const offline = useLive((state) => state.line === "lost");
  const [text, setText] = useState("");
  const used = length(text);
  const over = used > longest;
  const send = () => {
    if (text.trim() === "" || over) return;
    live.say(text.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.composer}>
      {offline ? <p className={styles.note}>{t("chat.offline")}</p> : null}
      <div className={styles.write}>
        <Field
          label={t("chat.writeLabel")}
          quietLabel
          lines
          value={text}
          placeholder={t("chat.write")}
          error={over ? t("chat.tooLong") : undefined}
          onChange={setText}
          onKeyDown={onKeyDown}
        />
        <Button look="primary" onPress={send}>
          {t("chat.send")}
        </Button>
      </div>
      {used > counted ? (
        <p className={styles.count} data-over={over || undefined}>
          {over ? t("chat.over", { count: used - longest }) : t("chat.left", { count: longest - used })}
        </p>
      ) : null}
    </div>
  );
}
