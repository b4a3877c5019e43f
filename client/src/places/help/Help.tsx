import { useTranslation } from "react-i18next";
import { useLive } from "../../live/live";
import { go } from "../../route";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { PlaceFrame } from "../../ui/PlaceFrame";
import styles from "./help.module.css";
import { NetworkCard } from "./NetworkCard";
import { PrivacyList } from "./PrivacyList";

const questions = ["sound", "unheard", "camera", "picture", "waiting", "lost"] as const;
const keys = ["tab", "arrows", "enter", "shiftEnter", "escape"] as const;

/** Help answers what one asks on a conference day, and holds the statements on privacy and accessibility. */
export function Help() {
  const { t } = useTranslation();
  const organisers = useLive((state) => state.conference?.organisers ?? []);
  return (
    <PlaceFrame title={t("help.title")}>
      <div className={styles.page}>
        <Card as="section" labelledBy="help-first">
          <h2 id="help-first">{t("help.first.title")}</h2>
          {questions.map((item) => (
            <details key={item} className={styles.question}>
              <summary>{t(`help.first.items.${item}.q`)}</summary>
              <p>{t(`help.first.items.${item}.a`)}</p>
            </details>
          ))}
        </Card>
        <NetworkCard />
        <Card as="section" labelledBy="help-contact">
          <h2 id="help-contact">{t("help.contact.title")}</h2>
          <p>{t("help.contact.words")}</p>
          <Button onPress={() => go({ place: "people" })}>{t("help.contact.people")}</Button>
        </Card>
        <Card as="section" labelledBy="help-keys">
          <h2 id="help-keys">{t("help.keys.title")}</h2>
          <p>{t("help.keys.words")}</p>
          <dl className={styles.keys}>
            {keys.map((key) => (
              <div key={key}>
                <dt>
                  <kbd>{t(`help.keys.names.${key}`)}</kbd>
                </dt>
                <dd>{t(`help.keys.${key}`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card as="section" labelledBy="help-privacy">
          <h2 id="help-privacy">{t("help.privacy.title")}</h2>
          <PrivacyList />
        </Card>
        <Card as="section" labelledBy="help-accessibility">
          <h2 id="help-accessibility">{t("help.accessibility.title")}</h2>
          <p>{t("help.accessibility.words")}</p>
          <p>{t("help.accessibility.gaps")}</p>
          <p>{t("help.accessibility.feedback", { names: organisers.join(", ") })}</p>
        </Card>
      </div>
    </PlaceFrame>
  );
}
