import { size } from "./state";

/** A board as an SVG file, with its pictures inside. */
export async function toSVG(drawing: SVGSVGElement): Promise<Blob> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(size.width));
  copy.setAttribute("height", String(size.height));
  for (const part of copy.querySelectorAll("[data-frame]")) part.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")])
    for (const name of ["class", "id", "role", "tabindex", "aria-pressed", "aria-describedby"])
      part.removeAttribute(name);
  for (const image of copy.querySelectorAll("image")) {
    const blob = await (await fetch(image.getAttribute("href") ?? "")).blob();
    image.setAttribute("href", await dataURL(blob));
  }
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/** A board as a PNG file; undefined where the browser cannot draw it. */
export async function toPNG(drawing: SVGSVGElement): Promise<Blob | undefined> {
  const image = new Image();
  image.src = await dataURL(await toSVG(drawing));
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), "image/png"));
}

function dataURL(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
