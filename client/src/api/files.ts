import type { Result } from "../live/state";
import type { FileID, FileKept, RoomID } from "../wire/wire";
import { faultIn } from "./http";

/** Hands in a picture for the documents of the room one is in. */
export async function keepPicture(token: string, room: RoomID, picture: Blob): Promise<Result<FileKept>> {
  try {
    const response = await fetch(`/api/v1/rooms/${room}/files`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: picture,
    });
    const body: unknown = await response.json();
    return response.ok ? { ok: true, body: body as FileKept } : { ok: false, fault: faultIn(body) };
  } catch {
    return { ok: false, fault: { code: "lost", retry: true } };
  }
}

/** Where a picture of a room is. */
export function pictureAddress(room: RoomID, id: FileID): string {
  return `/api/v1/rooms/${room}/files/${id}`;
}

/** The picture at an address; undefined where it is not there for this person. */
export async function picture(token: string, address: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}
