import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../test/axe";
import { desk } from "./announce";
import { SavedLine, type SavedLineProps } from "./SavedLine";

test("a SavedLine reads aloud when something is not saved, and when it is again, but not at every word", async () => {
  const heard: string[] = [];
  const end = desk.subscribe(() => heard.push(desk.read().polite));
  const line = (saving: SavedLineProps["saving"]) => (
    <SavedLine saving={saving} writers={[]} hint="Bis heute Abend." />
  );
  const { rerender } = render(line("saved"));
  for (const saving of ["saving", "saved", "offline"] as const) rerender(line(saving));
  await vi.waitFor(() => expect(heard.join()).toMatch(/^Nicht verbunden/));
  for (const saving of ["saving", "saved", "saving", "saved"] as const) rerender(line(saving));
  await vi.waitFor(
    () => expect(heard.filter((words) => words.includes("Wieder gespeichert"))).toHaveLength(1),
    9_000,
  );
  expect(screen.getByText("Bis heute Abend.")).toBeTruthy();
  await expectAccessible();
  end();
});
