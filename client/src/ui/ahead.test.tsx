import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { expect, test, vi } from "vitest";
import { ahead } from "./ahead";

const Hall = ({ name }: { name: string }) => <p>{name}</p>;

test("what was fetched ahead is drawn at once", async () => {
  const Part = ahead(() => Promise.resolve(Hall));
  await Part.fetch();
  render(
    <Suspense fallback="wait">
      <Part name="Saal" />
    </Suspense>,
  );
  expect(screen.getByText("Saal")).toBeTruthy();
});

test("what was not fetched comes when it is there, and is fetched once", async () => {
  const load = vi.fn(() => Promise.resolve(Hall));
  const Part = ahead(load);
  render(
    <Suspense fallback="wait">
      <Part name="Saal" />
    </Suspense>,
  );
  expect(screen.getByText("wait")).toBeTruthy();
  expect(await screen.findByText("Saal")).toBeTruthy();
  await Part.fetch();
  expect(load).toHaveBeenCalledOnce();
});
