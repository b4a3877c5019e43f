import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tokenIn } from "../../route";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./Welcome.module.css";

/** LinkForm opens a personal link that is pasted, whole or only its last part. */
export function LinkForm() {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const open = () => {
    const path = pathOf(text);
    setWrong(path === undefined);
    if (path) location.assign(path);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <Field
        label={t("enter.link.label")}
        hint={t("enter.link.hint")}
        error={wrong ? t("enter.link.wrong") : undefined}
        value={text}
        autoComplete="off"
        onChange={setText}
      />
      <Button type="submit" look="primary" size="large" wide>
        {t("enter.link.open")}
      </Button>
    </form>
  );
}

/** The path of a personal link in this house; undefined when the text holds none. */
export function pathOf(text: string): string | undefined {
  const [, token] = /^\s*(?:\S*\/j\/)?([\w-]{16,})\/?(?:[?#]\S*)?\s*$/.exec(text) ?? [];
  const path = token && `/j/${token}`;
  return path && tokenIn(path) ? path : undefined;
}
