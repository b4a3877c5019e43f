import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../ui/announce";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";

/** Overtaken says that somebody else kept another plan meanwhile, and lets one choose between the two. */
export function Overtaken({ onTake, onStay }: { onTake: () => void; onStay: () => void }) {
  const { t } = useTranslation();
  const words = t("groups.plan.overtaken");
  useEffect(() => announce(words, "assertive"), [words]);
  return (
    <Banner
      tone="warning"
      actions={
        <>
          <Button size="small" onPress={onTake}>
            {t("groups.plan.take")}
          </Button>
          <Button size="small" onPress={onStay}>
            {t("groups.plan.stay")}
          </Button>
        </>
      }
    >
      {words}
    </Banner>
  );
}
