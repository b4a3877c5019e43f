import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import type { Refusal } from "../../live/state";
import { Button } from "../../ui/Button";
import { Door } from "./Door";
import { LanguageButton } from "./LanguageButton";
import { LinkForm } from "./LinkForm";
import styles from "./Welcome.module.css";

/** Refused is the page of a door that stays shut: an unknown link, no connection, no place left, anything else. */
export function Refused({ fault, onAgain }: { fault: Refusal; onAgain: () => void }) {
  const { t } = useTranslation();
  const words = useFault();
  const again = (
    <Button look="primary" onPress={onAgain}>
      {t("ui.again")}
    </Button>
  );
  const language = (
    <div className={styles.more}>
      <LanguageButton />
    </div>
  );
  switch (fault.code) {
    case "link.unknown":
      return (
        <Door title={t("enter.unknown.title")}>
          <p>{t("enter.unknown.words")}</p>
          <LinkForm />
          {language}
        </Door>
      );
    case "lost":
      return (
        <Door title={t("enter.offline.title")}>
          <p>{t("enter.offline.words")}</p>
          {again}
          {language}
        </Door>
      );
    case "room.full":
    case "busy":
      return (
        <Door title={t("enter.full.title")}>
          <p>{t("enter.full.words")}</p>
          {again}
          {language}
        </Door>
      );
    default:
      return (
        <Door title={t("enter.refused.title")}>
          <p>{words(fault)}</p>
          {again}
          {language}
        </Door>
      );
  }
}
