import type { Session } from "../../wire/wire";

const kinds = [
  "welcome",
  "speech",
  "keynote",
  "talk",
  "lightning",
  "debate",
  "panel",
  "music",
  "workshop",
  "groups",
  "report-back",
  "break",
  "closing",
] as const;

/** kindOf is the key of the words for what an item is; kinds this client does not know have words too. */
export function kindOf(item: Session): `kind.${(typeof kinds)[number] | "other"}` {
  return `kind.${kinds.find((kind) => kind === item.kind) ?? "other"}`;
}
