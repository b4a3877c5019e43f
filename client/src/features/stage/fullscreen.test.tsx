import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { set } from "../../test/fixture";
import { FullScreen } from "./FullScreen";

const request = vi.fn(() => Promise.resolve());
const exit = vi.fn(() => Promise.resolve());

/** jsdom has no screen to fill: it is told what a browser would. */
function browser(fullscreenEnabled: boolean) {
  Object.assign(Element.prototype, { requestFullscreen: request });
  const values = { fullscreenEnabled, fullscreenElement: null, exitFullscreen: exit };
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(document, name, { value, configurable: true, writable: true });
  }
}

beforeEach(() => set({}));
afterEach(() => browser(false));

test("the stage fills the screen, and gives it back for an invitation", async () => {
  browser(true);
  const { container } = render(<FullScreen>Bühne</FullScreen>);
  await userEvent.click(screen.getByRole("button", { name: "Bühne im Vollbild" }));
  expect(request).toHaveBeenCalledOnce();
  Object.assign(document, { fullscreenElement: container.firstElementChild });
  fireEvent(document, new Event("fullscreenchange"));
  expect(screen.getByRole("button", { name: "Vollbild beenden" })).toBeTruthy();
  act(() => set({ invited: true }));
  expect(exit).toHaveBeenCalledOnce();
});

test("where the browser cannot fill the screen there is no button", () => {
  browser(false);
  render(<FullScreen>Bühne</FullScreen>);
  expect(screen.queryByRole("button")).toBeNull();
});
