import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { speak } from "../../i18n";
import { expectAccessible } from "../../test/axe";
import { SettingsDialog } from "./SettingsDialog";
import { apply, change, read, settings } from "./settings";

const usual = read(undefined);

afterEach(async () => {
  act(() => change({ ...usual, language: "de" }));
  await act(() => speak("de"));
  localStorage.clear();
});

describe("settings", () => {
  test("hold at once and are kept", async () => {
    render(<SettingsDialog open onClose={() => undefined} />);
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Farben" }), "Dunkel");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Bewegung" }), "Möglichst wenig");
    expect(document.documentElement.dataset).toMatchObject({ theme: "dark", motion: "less" });
    expect(JSON.parse(localStorage.getItem("konvent.settings") ?? "")).toMatchObject({
      theme: "dark",
      motion: "less",
    });
    await expectAccessible();
  });

  test("are closed by a button that says so", async () => {
    const close = vi.fn();
    render(<SettingsDialog open onClose={close} />);
    await userEvent.click(await screen.findByRole("button", { name: "Fertig" }));
    expect(close).toHaveBeenCalledOnce();
  });

  test("switch kinds of news off one by one", async () => {
    render(<SettingsDialog open onClose={() => undefined} />);
    await userEvent.click(await screen.findByRole("switch", { name: "Neue Chatnachrichten" }));
    expect(settings.get().silent).toEqual(["chat"]);
    await userEvent.click(screen.getByRole("switch", { name: "Reaktionen im Raum" }));
    expect(settings.get().silent).toEqual(["chat", "reactions"]);
    await userEvent.click(screen.getByRole("switch", { name: "Reaktionen im Raum" }));
    await userEvent.click(screen.getByRole("switch", { name: "Neue Chatnachrichten" }));
    expect(settings.get().silent).toEqual([]);
  });

  test("change the language of the whole page", async () => {
    render(<SettingsDialog open onClose={() => undefined} />);
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Sprache" }), "English");
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("en");
  });

  test.each([
    ["en-US", "de", "en"],
    ["de-AT", "en", "de"],
    ["fr-FR", "en", "en"],
  ])("a browser in %s at a conference in %s meets %s until a person chooses", async (browser, main, met) => {
    act(() => settings.set(() => usual));
    vi.spyOn(navigator, "language", "get").mockReturnValue(browser);
    act(() => apply(main));
    await waitFor(() => expect(document.documentElement.lang).toBe(met));
    const other = met === "de" ? "en" : "de";
    act(() => change({ language: other }));
    act(() => apply(main));
    await waitFor(() => expect(document.documentElement.lang).toBe(other));
    vi.restoreAllMocks();
  });

  test.each([
    ["nothing", null],
    ["another version's", { theme: "sepia", motion: 3, text: {}, silent: "all", language: "fr" }],
    ["something else", ["x"]],
  ])("are the usual ones when %s was kept", (_, kept) => {
    expect(read(kept)).toEqual(usual);
  });
});
