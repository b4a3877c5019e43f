import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/Field";

export interface NameFieldProps {
  name: string;
  guest: boolean;
  fault: string | undefined;
  onChange: (name: string) => void;
}

/** NameField asks for the name one wants to be called by. It takes the focus when it was asked for, or is at fault. */
export function NameField({ name, guest, fault, onChange }: NameFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!guest || fault) field.current?.focus();
  }, [guest, fault]);
  return (
    <Field
      ref={field}
      label={t(guest ? "enter.guestAsk" : "enter.name")}
      hint={t("enter.nameHint")}
      error={fault}
      value={name}
      autoComplete="name"
      onChange={onChange}
    />
  );
}
