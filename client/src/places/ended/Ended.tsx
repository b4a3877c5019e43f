import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { live } from "../../live/live";
import type { Ended as Why } from "../../live/state";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Door } from "../enter/Door";

/** Ended says why the line does not come back by itself, and what one can do. */
export function Ended({ why }: { why: Why }) {
  const { t } = useTranslation();
  const title = t(`ended.${why}.title`);
  useEffect(() => {
    document.title = `${title} · Konvent`;
    announce(title, "assertive");
  }, [title]);
  return (
    <Door title={title}>
      <p>{t(`ended.${why}.words`)}</p>
      {why === "link" ? null : (
        <Button
          look="primary"
          size="large"
          wide
          onPress={() => (why === "version" ? location.reload() : live.again())}
        >
          {t(`ended.${why}.action`)}
        </Button>
      )}
    </Door>
  );
}
