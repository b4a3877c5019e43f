import qrcode from "qrcode-generator";

/** draw encodes text as UTF-8 and gives the dark modules as one SVG path. */
export function draw(text: string): { size: number; path: string } {
  const code = qrcode(0, "M");
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), "Byte");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return { size, path };
}
