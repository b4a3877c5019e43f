import { useTranslation } from "react-i18next";
import { type Language, language } from "../../i18n";
import { useStore } from "../../live/store";
import { Dialog } from "../../ui/Dialog";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import { change, newsKinds, type Settings, settings } from "./settings";
import styles from "./settings.module.css";

const languageNames: { value: Language; label: string }[] = [
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
];
const themes: Settings["theme"][] = ["system", "light", "dark"];
const motions: Settings["motion"][] = ["system", "less", "full"];
const texts: Settings["text"][] = ["normal", "large", "larger"];

/** SettingsDialog changes the settings; each holds at once. */
export function SettingsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { theme, motion, text, silent } = useStore(settings, (now) => now);
  const read = (kind: (typeof newsKinds)[number], on: boolean) =>
    change({ silent: on ? silent.filter((known) => known !== kind) : [...silent, kind] });
  return (
    <Dialog title={t("settings.title")} open={open} onClose={onClose}>
      <div className={styles.grid}>
        <Select
          label={t("settings.language")}
          value={language()}
          options={languageNames}
          onChange={(chosen) => change({ language: chosen })}
        />
        <Select
          label={t("settings.theme")}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(chosen) => change({ theme: chosen })}
        />
        <Select
          label={t("settings.text")}
          value={text}
          options={texts.map((value) => ({ value, label: t(`settings.texts.${value}`) }))}
          onChange={(chosen) => change({ text: chosen })}
        />
        <Select
          label={t("settings.motion")}
          value={motion}
          options={motions.map((value) => ({ value, label: t(`settings.motions.${value}`) }))}
          onChange={(chosen) => change({ motion: chosen })}
        />
      </div>
      <fieldset className={styles.news}>
        <legend>{t("settings.news")}</legend>
        <p className={styles.words}>{t("settings.newsWords")}</p>
        {newsKinds.map((kind) => (
          <Switch
            key={kind}
            label={t(`settings.kinds.${kind}`)}
            on={!silent.includes(kind)}
            onChange={(on) => read(kind, on)}
          />
        ))}
      </fieldset>
      <p className={styles.words}>{t("settings.kept")}</p>
    </Dialog>
  );
}
