import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { go } from "../../route";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import styles from "./tables.module.css";

const sizes = ["2", "3", "4", "5", "6", "7", "8"] as const;
type Size = (typeof sizes)[number];

/** OpenTable puts up a table of one's own, and sits down at it. */
export function OpenTable({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("tables.open")} open={open} onClose={onClose} actions={null}>
      <Asked onClose={onClose} />
    </Dialog>
  );
}

function Asked({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const words = useFault();
  const [topic, setTopic] = useState("");
  const [size, setSize] = useState<Size>("4");
  const [invited, setInvited] = useState(false);
  const [fault, setFault] = useState<string>();
  const submit = async () => {
    const result = await live.do("table.open", { topic, seats: Number(size), invited });
    if (!result.ok) return setFault(words(result.fault));
    onClose();
    go({ place: "room", key: result.body.id });
  };
  return (
    <Form send={t("tables.do")} onSend={submit} onCancel={onClose} fault={fault}>
      <p className={styles.soft}>{t("tables.openWords")}</p>
      <Field
        label={t("tables.topic")}
        hint={t("tables.topicHint")}
        value={topic}
        maxLength={80}
        autoComplete="off"
        onChange={setTopic}
      />
      <Select
        label={t("tables.seats")}
        value={size}
        options={sizes.map((value) => ({ value, label: t("tables.seatsCount", { count: Number(value) }) }))}
        onChange={setSize}
      />
      <Switch label={t("tables.invited")} hint={t("tables.invitedHint")} on={invited} onChange={setInvited} />
    </Form>
  );
}
