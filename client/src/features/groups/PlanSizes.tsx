import { useTranslation } from "react-i18next";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import styles from "./PlanForm.module.css";
import type { Draft, Wrong } from "./state";

/** PlanSizes asks how many groups there are, or how large they may be. */
export function PlanSizes({
  draft,
  error,
  onChange,
}: {
  draft: Draft;
  error: (field: keyof Wrong) => string | undefined;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  if (draft.way === "same") return null;
  const groups = (
    <Field
      label={t("groups.plan.groups")}
      type="number"
      value={draft.groups}
      error={error("groups")}
      onChange={(value) => onChange({ groups: value })}
    />
  );
  const size = (
    <Field
      label={t("groups.plan.size")}
      type="number"
      value={draft.size}
      error={error("size")}
      onChange={(value) => onChange({ size: value })}
    />
  );
  if (draft.way === "list") return groups;
  const random = draft.way === "random";
  return (
    <div className={styles.pair}>
      {random ? null : groups}
      <Select
        label={t(random ? "groups.plan.by" : "groups.plan.limit")}
        value={draft.by}
        options={[
          { value: "groups", label: t(random ? "groups.plan.byGroups" : "groups.plan.unlimited") },
          { value: "size", label: t(random ? "groups.plan.bySize" : "groups.plan.limited") },
        ]}
        onChange={(by) => onChange({ by })}
      />
      {draft.by === "size" ? size : random ? groups : null}
    </div>
  );
}
