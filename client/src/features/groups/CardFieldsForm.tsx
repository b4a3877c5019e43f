import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import type { CardFields } from "../../wire/wire";
import styles from "./PlanForm.module.css";

const parts = ["note", "image", "reporter"] as const;

/** CardFieldsForm says what the result card of each group asks for. */
export function CardFieldsForm({
  fields,
  onChange,
}: {
  fields: CardFields;
  onChange: (fields: CardFields) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t("groups.plan.card")}
      </h2>
      <Select
        label={t("groups.plan.statements")}
        value={String(fields.statements)}
        options={[1, 2, 3].map((count) => ({
          value: String(count),
          label: t("groups.plan.statements", { count }),
        }))}
        onChange={(statements) => onChange({ ...fields, statements: Number(statements) })}
      />
      {parts.map((part) => (
        <Switch
          key={part}
          label={t(`groups.plan.${part}`)}
          on={fields[part]}
          onChange={(on) => onChange({ ...fields, [part]: on })}
        />
      ))}
    </section>
  );
}
