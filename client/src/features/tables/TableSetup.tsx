import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Switch } from "../../ui/Switch";
import type { Room } from "../../wire/wire";

/** TableSetup sets what the table one sits at talks about, and, where it is one's own, who may sit down. */
export function TableSetup({ room, own, onClose }: { room: Room; own: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useFault();
  const [topic, setTopic] = useState(room.topic ?? "");
  const [invited, setInvited] = useState(room.invited ?? false);
  const [fault, setFault] = useState<string>();
  const submit = async () => {
    const result = await live.do("table.set", { topic, invited });
    if (!result.ok) return setFault(words(result.fault));
    announce(t("tables.setupDone"));
    onClose();
  };
  return (
    <Dialog title={t(own ? "tables.setup" : "tables.topicOnly")} open onClose={onClose} actions={null}>
      <Form send={t("tables.setupDo")} onSend={submit} onCancel={onClose}>
        <Field
          label={t("tables.topic")}
          hint={t("tables.topicHint")}
          error={fault}
          value={topic}
          maxLength={80}
          autoComplete="off"
          onChange={setTopic}
        />
        {own ? (
          <Switch
            label={t("tables.invited")}
            hint={t("tables.invitedHint")}
            on={invited}
            onChange={setInvited}
          />
        ) : null}
      </Form>
    </Dialog>
  );
}
