import { useTranslation } from "react-i18next";
import { change } from "../../features/settings/settings";
import { language } from "../../i18n";
import { Button } from "../../ui/Button";

/** LanguageButton changes to the other language; it is called by that language's own name. */
export function LanguageButton() {
  const { t } = useTranslation();
  const other = language() === "de" ? "en" : "de";
  return (
    <Button look="quiet" size="small" onPress={() => change({ language: other })}>
      <span lang={other}>{t("enter.language")}</span>
    </Button>
  );
}
