import axe from "axe-core";
import { expect } from "vitest";

/** expectAccessible checks what is on the page by axe. Colour contrast needs a real browser and is checked there. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const { violations } = await axe.run(root, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
