import i18next from "i18next";
import type { Commands } from "../wire/wire";
import { live } from "./live";

/** Says a command whose answer brings nothing new; a refusal is told to the person in words. Tells whether it was done. */
export async function ask<K extends keyof Commands>(type: K, body: Commands[K]["body"]): Promise<boolean> {
  const result = await live.do(type, body);
  if (!result.ok) live.notify("commandFailed", { why: i18next.t(`fault.${result.fault.code}`) }, true);
  return result.ok;
}
