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
  for (const image of copy.querySelectorAll("image"))
    image.setAttribute("href", await redrawn(image.getAttribute("href") ?? ""));
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/** A board as a PNG file. It fails where the browser cannot draw it. */
export async function toPNG(drawing: SVGSVGElement): Promise<Blob> {
  const canvas = await draw(await dataURL(await toSVG(drawing)), size);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"),
  );
}

/** A picture that is shown, as an address that holds all of it. It is drawn and not fetched: pages may not fetch what they made themselves. */
async function redrawn(address: string): Promise<string> {
  return (await draw(address)).toDataURL("image/jpeg", 0.9);
}

async function draw(address: string, as?: { width: number; height: number }): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = as?.width ?? image.naturalWidth;
  canvas.height = as?.height ?? image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas;
}

function dataURL(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
