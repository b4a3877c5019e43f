import type { TFunction } from "i18next";
import type { Source } from "../wire/wire";

/** What stands under a picture. The house's own sources have a name in each language. */
export function sourceName(t: TFunction, source: Pick<Source, "kind" | "name">): string {
  switch (source.kind) {
    case "screen":
      return t("sources.name.screen", { name: source.name });
    case "whip":
      return t("sources.name.whip");
    case "file":
      return t("sources.name.slate");
    case "camera":
      return source.name;
  }
}
