import i18next from "i18next";
import { live } from "../../live/live";
import type { RoomID } from "../../wire/wire";

/** goInto goes to a room; a door that stays shut is told in words. */
export async function goInto(room: RoomID): Promise<void> {
  const result = await live.enterRoom(room);
  if (result.ok || result.fault.code === "lost") return;
  live.notify("commandFailed", { why: i18next.t(`fault.${result.fault.code}`) }, true);
}
