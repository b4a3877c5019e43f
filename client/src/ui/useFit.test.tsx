import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useFit } from "./useFit";

function Words({ words }: { words: string }) {
  const section = useRef<HTMLElement>(null);
  useFit(section);
  return (
    <section ref={section} aria-label="Karte">
      {words}
    </section>
  );
}

afterEach(() => vi.restoreAllMocks());

test("words shrink until they fit, no further than is read well, and grow again", () => {
  let full = 100;
  const factor = () => Number(screen.getByRole("region").style.getPropertyValue("--fit"));
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(100);
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockImplementation(() => full * factor());
  const { rerender } = render(<Words words="kurz" />);
  expect(factor()).toBe(1);
  full = 130;
  rerender(<Words words="viel länger" />);
  expect(factor()).toBeGreaterThan(0.7);
  expect(full * factor()).toBeLessThanOrEqual(100);
  full = 400;
  rerender(<Words words="ein halbes Buch" />);
  expect(factor()).toBe(0.6);
  full = 90;
  rerender(<Words words="kurz" />);
  expect(factor()).toBe(1);
});
