import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { live } from "../../live/live";
import { initial } from "../../live/state";
import { expectAccessible } from "../../test/axe";
import { door, inside, participant, person } from "../../test/fixture";
import type { Door } from "../../wire/wire";
import { checkMachine } from "./checks";
import { Enter } from "./Enter";
import { pathOf } from "./LinkForm";
import { faultOfName } from "./name";
import { Start } from "./Start";

/** Answers the door's questions by path; every question is kept. */
function house(answers: Record<string, { status?: number; body: unknown }>) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    const answer = answers[String(input)];
    if (!answer) throw new TypeError("network");
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
  });
}

const open = (body: Door = door) => house({ "/api/v1/door": { body } });

beforeEach(() => {
  live.store.set(() => initial);
  vi.spyOn(live, "start").mockImplementation(() => undefined);
});
afterEach(() => sessionStorage.clear());

describe("a personal link", () => {
  test("greets by name, says what is on, and leads in by one button", async () => {
    open();
    render(<Enter link="secret" />);
    const heading = await screen.findByRole("heading", { level: 1, name: "Guten Tag, M. Beispiel" });
    expect(heading).toBe(document.activeElement);
    expect(screen.getByText("Tag der kommunalen Jobcenter")).toBeTruthy();
    expect(screen.getByText(/^Streitgespräch/)).toBeTruthy();
    expect(screen.getByText("Plenum · noch 32 min")).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Eintreten" }));
    expect(live.start).toHaveBeenCalledExactlyOnceWith("secret");
  });

  test("sends the token as bearer and never in the address", async () => {
    const fetch = open();
    render(<Enter link="secret" />);
    await screen.findByRole("heading", { level: 1 });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(String(url)).toBe("/api/v1/door");
    expect(new Headers(init?.headers).get("Authorization")).toBe("Bearer secret");
  });

  test("lets the name be changed; the house hears it once one is in", async () => {
    open();
    const command = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: person("M. Muster") });
    render(<Enter link="secret" />);
    await userEvent.click(await screen.findByRole("button", { name: "Name ändern" }));
    const field = screen.getByRole("textbox", { name: "Ihr Name" });
    expect(field).toBe(document.activeElement);
    await userEvent.clear(field);
    await userEvent.click(screen.getByRole("button", { name: "Eintreten" }));
    expect(await screen.findByText("Bitte sagen Sie, wie Sie heißen möchten.")).toBeTruthy();
    expect(live.start).not.toHaveBeenCalled();
    await userEvent.type(field, "M. Muster{Enter}");
    expect(live.start).toHaveBeenCalledWith("secret");
    live.store.set(() => inside);
    expect(command).toHaveBeenCalledExactlyOnceWith("person.rename", { name: "M. Muster" });
    await waitFor(() =>
      expect(live.store.get().you).toMatchObject({ name: "M. Muster", id: participant.id }),
    );
  });

  test("says what comes when nothing is on", async () => {
    open({ ...door, running: [] });
    render(<Enter link="secret" />);
    expect(await screen.findByText("Schlaglichter aus der Praxis")).toBeTruthy();
    expect(screen.getByText("11:35 · Plenum")).toBeTruthy();
  });

  test("shows on request what is stored", async () => {
    open();
    render(<Enter link="secret" />);
    await userEvent.click(await screen.findByRole("button", { name: "Was gespeichert wird" }));
    expect(await screen.findByRole("dialog", { name: "Was gespeichert wird" })).toBeTruthy();
    await expectAccessible();
  });
});

describe("a guest link", () => {
  const guestDoor: Door = { ...door, you: undefined };

  test("asks for a name first and then leads in with a token of one's own", async () => {
    const fetch = house({
      "/api/v1/door": { body: guestDoor },
      "/api/v1/guests": { body: { token: "mine" } },
    });
    render(<Enter link="guests" />);
    const field = await screen.findByRole("textbox", { name: "Wie möchten Sie heißen?" });
    await expectAccessible();
    await userEvent.type(field, "G. Ast{Enter}");
    await waitFor(() => expect(live.start).toHaveBeenCalledWith("mine"));
    const asked = fetch.mock.calls.find(([url]) => String(url) === "/api/v1/guests");
    expect(asked?.[1]?.body).toBe(JSON.stringify({ name: "G. Ast" }));
  });

  test("says in words why a guest cannot come in, and keeps the name", async () => {
    house({
      "/api/v1/door": { body: guestDoor },
      "/api/v1/guests": { status: 429, body: { code: "too.fast", retry: true } },
    });
    render(<Enter link="guests" />);
    await userEvent.type(await screen.findByRole("textbox"), "G. Ast{Enter}");
    expect(await screen.findByText(/Das ging sehr schnell/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("G. Ast");
  });
});

describe("a door that stays shut", () => {
  test("says nothing of any conference when the link is unknown", async () => {
    house({ "/api/v1/door": { status: 404, body: { code: "link.unknown", retry: false } } });
    render(<Enter link="wrong" />);
    expect(await screen.findByRole("heading", { level: 1, name: /führt zu keiner Konferenz/ })).toBeTruthy();
    expect(document.title).toBe("Konvent");
    await expectAccessible();
  });

  test("takes the link once more, and says when it is none", async () => {
    house({ "/api/v1/door": { status: 404, body: { code: "link.unknown", retry: false } } });
    render(<Enter link="wrong" />);
    const field = await screen.findByRole("textbox", { name: "Ihr persönlicher Link" });
    await userEvent.type(field, "konvent{Enter}");
    expect(screen.getByText(/Das ist kein persönlicher Link/)).toBeTruthy();
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  test("offers another try when there is no connection, and then opens", async () => {
    const fetch = house({});
    render(<Enter link="secret" />);
    const again = await screen.findByRole("button", { name: "Noch einmal versuchen" });
    await expectAccessible();
    fetch.mockRestore();
    open();
    await userEvent.click(again);
    expect(await screen.findByRole("heading", { name: "Guten Tag, M. Beispiel" })).toBeTruthy();
  });

  test.each([
    ["busy", "Die Konferenz ist gerade voll"],
    ["internal", "Das Eintreten ging nicht"],
  ])("has words for %s", async (code, title) => {
    house({ "/api/v1/door": { status: 503, body: { code, retry: true } } });
    render(<Enter link="secret" />);
    expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
  });
});

test("the bare address speaks both languages", async () => {
  render(<Start />);
  await userEvent.click(screen.getByRole("button", { name: "English" }));
  expect(await screen.findByRole("button", { name: "Open link" })).toBeTruthy();
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Deutsch" }));
  expect(await screen.findByRole("button", { name: "Link öffnen" })).toBeTruthy();
});

test.each([
  ["https://konvent.example/j/AAAAAAAAAAAAAAAAAAAAAA", "/j/AAAAAAAAAAAAAAAAAAAAAA"],
  [" https://konvent.example/j/AAAAAAAAAAAAAAAAAAAAAA/#/foyer ", "/j/AAAAAAAAAAAAAAAAAAAAAA"],
  ["AAAAAAAAAAAAAAAAAAAAAA", "/j/AAAAAAAAAAAAAAAAAAAAAA"],
  ["https://konvent.example/", undefined],
  ["", undefined],
])("a pasted %j leads to %s", (text, path) => {
  expect(pathOf(text)).toBe(path);
});

test("a name is right from 1 to 80 characters", () => {
  expect(faultOfName("  ")).toBe("enter.nameEmpty");
  expect(faultOfName("A")).toBeUndefined();
  expect(faultOfName("ä".repeat(80))).toBeUndefined();
  expect(faultOfName("ä".repeat(81))).toBe("enter.nameLong");
});

test("the machine is looked at without opening any device", async () => {
  const checked = await checkMachine(10);
  expect(checked).toMatchObject({ camera: "none", microphone: "none" });
});
