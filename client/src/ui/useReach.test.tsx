import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useReach } from "./useReach";

function Words({ words }: { words: string }) {
  const section = useRef<HTMLElement>(null);
  const reach = useReach(section);
  return (
    <section ref={section} tabIndex={reach} aria-label="Aufgabe">
      {words}
    </section>
  );
}

afterEach(() => vi.restoreAllMocks());

test("words that do not fit are reached by the Tab key, and no others", () => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(100);
  const height = vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(100);
  const { rerender } = render(<Words words="kurz" />);
  expect(screen.getByRole("region").tabIndex).toBe(-1);
  height.mockReturnValue(300);
  rerender(<Words words="viel länger" />);
  expect(screen.getByRole("region").tabIndex).toBe(0);
});
