import { Eye, EyeOff, LayoutGrid, PinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { choose, perPage, sizes, useChoice } from "./choice";

/** ViewMenu chooses how one looks at a room. */
export function ViewMenu({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const { per, look, self, pinned } = useChoice();
  const size = perPage(per, narrow);
  const grid = look === "grid";
  return (
    <Menu
      label={t("tiles.view")}
      trigger={
        <Button size="small" look="quiet" icon={<LayoutGrid />}>
          {t("tiles.view")}
        </Button>
      }
      items={[
        ...(pinned
          ? [
              {
                id: "unpin",
                label: t("tiles.unpinAll"),
                icon: <PinOff />,
                onAction: () => choose({ pinned: undefined }),
              },
            ]
          : []),
        ...sizes[narrow ? "narrow" : "wide"].map((count) => ({
          id: `per-${count}`,
          label: t("tiles.per", { count }),
          chosen: grid && count === size,
          onAction: () => choose({ per: count, look: "grid" }),
        })),
        {
          id: "speaker",
          label: t("tiles.speaker"),
          chosen: !grid,
          onAction: () => choose({ look: "speaker" }),
        },
        {
          id: "self",
          label: t(self ? "tiles.hideSelf" : "tiles.showSelf"),
          icon: self ? <EyeOff /> : <Eye />,
          onAction: () => choose({ self: !self }),
        },
      ]}
    />
  );
}
