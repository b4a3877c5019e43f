import { SmilePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { BarMenu } from "../../ui/BarMenu";
import { icons } from "./icons";
import { kinds } from "./state";

/** ReactionButton gives a sign without a word. */
export function ReactionButton() {
  const { t } = useTranslation();
  return (
    <BarMenu
      label={t("reactions.title")}
      icon={<SmilePlus />}
      items={kinds.map((kind) => ({
        id: kind,
        label: t(`reactions.${kind}`),
        icon: icons[kind],
        onAction: () => void ask("react", { kind }),
      }))}
    />
  );
}
