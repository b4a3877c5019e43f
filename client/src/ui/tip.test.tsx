import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { IconButton } from "./IconButton";
import { Menu } from "./Menu";

afterEach(() => vi.useRealTimers());

test("a tip comes with the Tab key, and not with a focus that a closed menu gives back", async () => {
  const items = [{ id: "mute", label: "Stummschalten", onAction: () => undefined }];
  const trigger = <IconButton label="A. Klee: mehr">…</IconButton>;
  render(<Menu label="A. Klee" trigger={trigger} items={items} />);
  await userEvent.tab();
  expect(screen.getByText("A. Klee: mehr")).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  await screen.findByRole("menuitem");
  expect(screen.queryByText("A. Klee: mehr")).toBeNull();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button")));
  expect(screen.queryByText("A. Klee: mehr")).toBeNull();
});

test("after a press no tip comes until the pointer was elsewhere", () => {
  vi.useFakeTimers();
  render(<IconButton label="Mehr">…</IconButton>);
  const button = screen.getByRole("button");
  const rests = () => {
    fireEvent.pointerOver(button, { pointerType: "mouse" });
    act(() => vi.advanceTimersByTime(1_000));
    return screen.queryByText("Mehr") !== null;
  };
  expect(rests()).toBe(true);
  fireEvent.pointerDown(button);
  expect(rests()).toBe(false);
  fireEvent.pointerOut(button, { relatedTarget: document.body });
  expect(rests()).toBe(true);
});

test("a tip goes when the focus or the pointer is elsewhere, also where its control was not left", async () => {
  render(
    <>
      <IconButton label="Mehr">…</IconButton>
      <button type="button">anderswo</button>
    </>,
  );
  await userEvent.tab();
  expect(screen.getByText("Mehr")).toBeTruthy();
  fireEvent.pointerOver(screen.getByText("anderswo"));
  expect(screen.queryByText("Mehr")).toBeNull();
});
