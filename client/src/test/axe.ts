import axe from "axe-core";
import { expect, vi } from "vitest";

/** expectAccessible checks what is on the page by axe. Colour contrast needs a real browser and is checked there. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const paper = vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(letters);
  const { violations } = await axe.run(root, {
    resultTypes: ["violations"],
    preload: false,
    rules: {
      "color-contrast": { enabled: false },
      region: { enabled: false },
      // Who speaks to their computer says the words they see (WCAG 2.5.3).
      "label-content-name-mismatch": { enabled: true },
    },
  });
  paper.mockRestore();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** What axe paints words on, to tell them from icons that are made of letters. jsdom cannot paint, and the house has no such icons. */
function letters(this: HTMLCanvasElement) {
  return {
    canvas: this,
    measureText: () => ({ width: 30 }),
    fillText: () => undefined,
    clearRect: () => undefined,
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: new Uint8ClampedArray(Math.trunc(width) * Math.trunc(height) * 4).fill(1),
    }),
  } as unknown as RenderingContext;
}
