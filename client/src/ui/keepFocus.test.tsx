import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Banner } from "./Banner";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { keepFocus } from "./keepFocus";

let end: () => void;
beforeEach(() => {
  end = keepFocus();
});
afterEach(() => end());

const button = (name: string) => screen.getByRole("button", { name });

function Page({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <h1 tabIndex={-1}>Plenum</h1>
      <main id="main" tabIndex={-1} aria-label="Plenum" />
    </>
  );
}

/** Names to delete, each asked about. */
function Rows() {
  const [names, setNames] = useState(["Anna", "Bea"]);
  const [asked, ask] = useState<string>();
  return (
    <Page>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <Button onPress={() => ask(name)}>{name}</Button>
          </li>
        ))}
      </ul>
      <Dialog
        title="Löschen?"
        open={asked !== undefined}
        onClose={() => ask(undefined)}
        actions={
          <Button
            onPress={() => {
              setNames(names.filter((name) => name !== asked));
              ask(undefined);
            }}
          >
            Ja
          </Button>
        }
      >
        …
      </Dialog>
    </Page>
  );
}

/** Puts the focus on a button, and lets the page change under it. */
async function focusThen(name: string, change: () => void) {
  button(name).focus();
  act(change);
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body));
  return document.activeElement;
}

test("when a notice goes with the button that has the focus, the heading of the place has it", async () => {
  const notices = (names: string[]) => (
    <Page>
      {names.map((name) => (
        <Banner key={name} actions={<Button>{name}</Button>}>
          {name}
        </Banner>
      ))}
    </Page>
  );
  const { rerender } = render(notices(["Nein, danke", "Tauschen"]));
  const now = await focusThen("Nein, danke", () => rerender(notices(["Tauschen"])));
  expect(now).toBe(screen.getByRole("heading", { name: "Plenum" }));
});

test("when a row of a list goes, the same button of the next row has the focus, then of the one before, then the panel", async () => {
  const rows = (names: string[]) => (
    <Page>
      <aside tabIndex={-1} aria-label="Seitenleiste">
        <ul>
          {names.map((name) => (
            <li key={name}>
              {name === "Bea" ? null : <input aria-label={name} />}
              <Button>{`${name} einlassen`}</Button>
              <Button>{`${name} löschen`}</Button>
            </li>
          ))}
        </ul>
      </aside>
    </Page>
  );
  const { rerender } = render(rows(["Anna", "Bea", "Cem"]));
  expect(await focusThen("Anna einlassen", () => rerender(rows(["Bea", "Cem"])))).toBe(
    button("Bea einlassen"),
  );
  expect(await focusThen("Cem löschen", () => rerender(rows(["Bea"])))).toBe(button("Bea löschen"));
  expect(await focusThen("Bea löschen", () => rerender(rows([])))).toBe(screen.getByRole("complementary"));
});

test("when a button goes or is switched off, what stands beside it has the focus", async () => {
  const pair = (first: boolean, off = false) => (
    <Page>
      <article>
        {first ? <Button isDisabled={off}>Wählen</Button> : null}
        <Button>Mehr</Button>
      </article>
      <Button>Anderes</Button>
    </Page>
  );
  const { rerender } = render(pair(true));
  button("Wählen").focus();
  rerender(pair(true, true));
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Mehr")));
  rerender(pair(true));
  expect(await focusThen("Wählen", () => rerender(pair(false)))).toBe(button("Mehr"));
});

test("when the last button of a row goes, the row has the focus, and not what another row offers", async () => {
  const groups = (chosen: boolean) => (
    <Page>
      <ul>
        <li>Gruppe 1 {chosen ? "gewählt" : <Button>1 wählen</Button>}</li>
        <li>
          Gruppe 2 <Button>2 wählen</Button>
        </li>
      </ul>
    </Page>
  );
  const { rerender } = render(groups(false));
  const now = await focusThen("1 wählen", () => rerender(groups(true)));
  expect(now).toBe(screen.getAllByRole("listitem")[0]);
});

test("when what opened a dialog goes with it, the next row has the focus", async () => {
  render(<Rows />);
  await userEvent.click(button("Anna"));
  await userEvent.click(await screen.findByRole("button", { name: "Ja" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(button("Bea")));
});

test("who clicks beside everything keeps the focus nowhere", async () => {
  const one = (there: boolean) => <Page>{there ? <Button>Wählen</Button> : null}</Page>;
  const { rerender } = render(one(true));
  button("Wählen").focus();
  await userEvent.click(document.body);
  expect(document.activeElement).toBe(document.body);
  await vi.waitFor(() => new Promise((done) => setTimeout(done)));
  rerender(one(false));
  await new Promise((done) => setTimeout(done));
  expect(document.activeElement).toBe(document.body);
});

test("who was writing when the field goes comes to no button that the next letters would press", async () => {
  const page = (there: boolean) => (
    <Page>
      <section tabIndex={-1} aria-label="Chat">
        {there ? <input aria-label="Nachricht" /> : null}
        <Button>Löschen</Button>
      </section>
    </Page>
  );
  const { rerender } = render(page(true));
  screen.getByRole("textbox").focus();
  rerender(page(false));
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body));
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Chat" }));
});

test("who has pressed nothing for a while is reading, and is not taken from where they read", async () => {
  const one = (there: boolean, news = "") => (
    <Page>
      {there ? <Button>Wählen</Button> : null}
      {news ? <p>{news}</p> : null}
    </Page>
  );
  const { rerender } = render(one(true));
  button("Wählen").focus();
  const now = performance.now();
  const clock = vi.spyOn(performance, "now").mockReturnValue(now + 60_000);
  rerender(one(false));
  await new Promise((done) => setTimeout(done));
  expect(document.activeElement).toBe(document.body);
  clock.mockReturnValue(now + 60_001);
  await userEvent.keyboard("{ArrowDown}");
  rerender(one(false, "Etwas Neues"));
  await new Promise((done) => setTimeout(done));
  expect(document.activeElement).toBe(document.body);
});
