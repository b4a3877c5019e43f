import { Monitor, Presentation } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import pill from "../../ui/pill.module.css";
import styles from "./way.module.css";

/** WayChoice says how one attends, where a conference is held in a hall and online. */
export function WayChoice({ online, onChange }: { online: boolean; onChange: (online: boolean) => void }) {
  const { t } = useTranslation();
  const name = useId();
  const ways = [
    { value: true, icon: <Monitor />, words: t("seats.online") },
    { value: false, icon: <Presentation />, words: t("seats.hall") },
  ];
  return (
    <fieldset className={styles.ways}>
      <legend>{t("seats.way")}</legend>
      {ways.map((way) => (
        <label key={way.words} className={`${pill.pill} ${styles.way}`}>
          <input
            type="radio"
            name={name}
            checked={online === way.value}
            onChange={() => onChange(way.value)}
          />
          {way.icon}
          <span>{way.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
