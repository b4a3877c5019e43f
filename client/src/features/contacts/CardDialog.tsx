import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live, useLive } from "../../live/live";
import type { Refusal } from "../../live/state";
import { announce } from "../../ui/announce";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import type { BusinessCard } from "../../wire/wire";
import styles from "./contacts.module.css";

const lines = [
  { field: "name", most: 80, complete: "name" },
  { field: "office", most: 120, complete: "organization" },
  { field: "function", most: 120, complete: "organization-title" },
  { field: "email", most: 254, complete: "email" },
  { field: "phone", most: 40, complete: "tel" },
] as const;

export interface CardDialogProps {
  /** The card as it is; absent while none is written. */
  card: BusinessCard | undefined;
  onClose: () => void;
  /** Called once the card is kept. */
  onSaved?: () => void;
}

/** CardDialog writes one's own business card. */
export function CardDialog({ card, onClose, onSaved }: CardDialogProps) {
  const { t } = useTranslation();
  const words = useFault();
  const you = useLive((state) => state.you);
  const [draft, setDraft] = useState<BusinessCard>(
    () => card ?? { name: you?.name ?? "", office: you?.office ?? "" },
  );
  const [fault, setFault] = useState<Refusal>();
  const put = (part: Partial<BusinessCard>) => {
    setFault(undefined);
    setDraft((before) => ({ ...before, ...part }));
  };
  const wrong = (field: string) => (fault?.field === field ? words(fault) : undefined);
  const submit = async () => {
    const result = await live.do("contact.card", draft);
    if (!result.ok) return setFault(result.fault);
    live.store.set((state) => ({
      ...state,
      contacts: state.contacts && { ...state.contacts, card: result.body },
    }));
    announce(t("contacts.saved"));
    onClose();
    onSaved?.();
  };
  return (
    <Dialog title={t("contacts.card")} open onClose={onClose} actions={null}>
      <Form
        send={t("contacts.save")}
        onSend={submit}
        onCancel={onClose}
        fault={fault && !fault.field ? words(fault) : undefined}
      >
        <p className={styles.soft}>{t("contacts.optional")}</p>
        {lines.map(({ field, most, complete }) => (
          <Field
            key={field}
            label={t(`contacts.${field}`)}
            value={draft[field] ?? ""}
            maxLength={most}
            autoComplete={complete}
            required={field === "name"}
            error={wrong(field)}
            onChange={(value) => put({ [field]: value })}
          />
        ))}
        <Field
          label={t("contacts.note")}
          hint={t("contacts.noteHint")}
          value={draft.note ?? ""}
          maxLength={300}
          lines
          error={wrong("note")}
          onChange={(note) => put({ note })}
        />
      </Form>
    </Dialog>
  );
}
