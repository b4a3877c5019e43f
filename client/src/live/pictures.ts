import { useEffect, useState } from "react";
import { keepPicture, picture } from "../api/files";
import type { FileKept, RoomID } from "../wire/wire";
import { live } from "./live";
import type { Result } from "./state";

/** How wide or high a picture is handed in, in pixels, and how large a file, in bytes. */
const side = 1600;
const most = 1 << 20;

/** Why a picture could not be read here. */
const unreadable = { code: "picture.bad", retry: false } as const;

/**
 * Hands in a picture the person chose. It is drawn anew first, no larger than it is looked at: so nothing goes along that the camera
 * wrote beside it, such as where it was taken.
 */
export async function handIn(room: RoomID, chosen: Blob): Promise<Result<FileKept>> {
  const drawn = await redrawn(chosen);
  if (!drawn) return { ok: false, fault: unreadable };
  return keepPicture(live.token, room, drawn);
}

/** A picture drawn anew, at most so large; undefined where it is none that this browser can read. */
async function redrawn(chosen: Blob): Promise<Blob | undefined> {
  const image = await createImageBitmap(chosen).catch(() => undefined);
  if (!image) return undefined;
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return undefined;
  pen.fillStyle = "#fff"; // JPEG has no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  for (const quality of [0.85, 0.7, 0.5, 0.3]) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size <= most) return blob;
  }
  return undefined;
}

/**
 * Where a picture of this house can be shown from once it is here; it is fetched with the person's own link. What is put before
 * everybody at once is fetched within a time, in ms: sound goes over the same cable.
 */
export function usePicture(address: string | undefined, within = 0): string | undefined {
  const [shown, show] = useState<string>();
  useEffect(() => {
    if (!address) return;
    let made: string | undefined;
    let gone = false;
    const fetched = async () => {
      const blob = await picture(live.token, address);
      if (!blob || gone) return;
      made = URL.createObjectURL(blob);
      show(made);
    };
    const turn = within ? setTimeout(fetched, Math.random() * within) : void fetched();
    return () => {
      gone = true;
      clearTimeout(turn);
      if (made) URL.revokeObjectURL(made);
      show(undefined);
    };
  }, [address, within]);
  return shown;
}
