import { Columns2, LayoutGrid, PanelRight, Square } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import hidden from "../../ui/hidden.module.css";
import pill from "../../ui/pill.module.css";
import type { Layout } from "../../wire/wire";
import styles from "./LayoutChoice.module.css";

const layouts: { layout: Layout; icon: ReactNode }[] = [
  { layout: "one", icon: <Square /> },
  { layout: "side", icon: <Columns2 /> },
  { layout: "slides", icon: <PanelRight /> },
  { layout: "grid", icon: <LayoutGrid /> },
];

/** LayoutChoice chooses how the preview is arranged. */
export function LayoutChoice({ value, onChange }: { value: Layout; onChange: (layout: Layout) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={hidden.hidden}>{t("studio.layout.label")}</legend>
      {layouts.map(({ layout, icon }) => (
        <label key={layout} className={`${pill.pill} ${styles.option}`} title={t(`studio.layout.${layout}`)}>
          <input
            type="radio"
            name={name}
            aria-label={t(`studio.layout.${layout}`)}
            checked={value === layout}
            onChange={() => onChange(layout)}
          />
          {icon}
          <span>{t(`studio.layout.short.${layout}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
