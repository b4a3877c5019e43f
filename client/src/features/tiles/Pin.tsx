import { Pin as PinIcon, PinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sourceName } from "../../i18n/sourceName";
import { IconButton } from "../../ui/IconButton";
import type { Source } from "../../wire/wire";
import { choose, useChoice } from "./choice";

/** Pin keeps a picture large, whoever speaks. */
export function Pin({ source }: { source: Source }) {
  const { t } = useTranslation();
  const pinned = useChoice().pinned === source.id;
  return (
    <IconButton
      size="small"
      label={t(pinned ? "tiles.unpin" : "tiles.pin", { name: sourceName(t, source) })}
      onPress={() => choose({ pinned: pinned ? undefined : source.id })}
    >
      {pinned ? <PinOff /> : <PinIcon />}
    </IconButton>
  );
}
