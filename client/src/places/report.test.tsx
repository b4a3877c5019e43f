import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RunList } from "../features/report/RunList";
import { live } from "../live/live";
import { expectAccessible } from "../test/axe";
import { host, plenum, set } from "../test/fixture";
import { author, camera, stageWith } from "../test/stage";
import { desk } from "../ui/announce";
import type { ReportCard } from "../wire/wire";
import { Plenum } from "./plenum/Plenum";
import { StageView } from "./StageView";

const written = {
  title: "",
  statements: ["Ein fester Ansprechpartner über alle Rechtskreise."],
  note: "",
  reporter: author.id,
  image: "",
};

function card(id: string, group: string, more: Partial<ReportCard> = {}): ReportCard {
  return { id, group, workshop: "Aufsuchende Fallarbeit", reporter: author.name, card: written, ...more };
}

const cards = [card("g1.card", "Gruppe 1"), card("g2.card", "Gruppe 2"), card("g3.card", "Gruppe 3")];

let said: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  said = vi.spyOn(live, "do").mockResolvedValue({ ok: true, body: undefined } as never);
});
afterEach(() => said.mockRestore());

describe("the run-list of a report-back", () => {
  test("puts a card and its reporter on the stage by one click", async () => {
    set({ room: plenum, you: host, report: { cards } });
    render(<RunList />);
    await expectAccessible();
    await userEvent.click(screen.getByRole("button", { name: "Gruppe 2 auf die Bühne" }));
    expect(said).toHaveBeenCalledWith("report.show", { card: "g2.card" });
  });

  test("is ordered by buttons, and by dragging", async () => {
    set({ room: plenum, you: host, report: { cards } });
    render(<RunList />);
    expect(screen.getByRole("button", { name: "Gruppe 1 nach oben" }).hasAttribute("disabled")).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Gruppe 2 nach oben" }));
    expect(said).toHaveBeenCalledWith("report.order", { cards: ["g2.card", "g1.card", "g3.card"] });
    const carries = new Map<string, string>();
    const dataTransfer = {
      setData: (kind: string, text: string) => carries.set(kind, text),
      getData: (kind: string) => carries.get(kind) ?? "",
      get types() {
        return [...carries.keys()];
      },
    };
    const [first, , third] = screen.getAllByRole("listitem");
    fireEvent.dragStart(third as HTMLElement, { dataTransfer });
    fireEvent.drop(first as HTMLElement, { dataTransfer });
    expect(said).toHaveBeenCalledWith("report.order", { cards: ["g3.card", "g1.card", "g2.card"] });
  });

  test("goes on to the next that is neither told nor left out, and off again", async () => {
    const [one, two, three] = cards as [ReportCard, ReportCard, ReportCard];
    const list = [{ ...one, told: true }, { ...two, left: true }, three];
    set({ room: plenum, you: host, report: { cards: list, now: one.id } });
    render(<RunList />);
    expect(within(screen.getAllByRole("listitem")[0] as HTMLElement).getByText("auf der Bühne")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Nächste Karte: Gruppe 3" }));
    expect(said).toHaveBeenCalledWith("report.show", { card: three.id });
    await userEvent.click(screen.getByRole("button", { name: "Karte schließen" }));
    expect(said).toHaveBeenCalledWith("report.hide", {});
    await userEvent.click(screen.getByRole("button", { name: "Gruppe 2 wieder aufnehmen" }));
    expect(said).toHaveBeenCalledWith("report.leave", { card: "g2.card", left: false });
  });

  test("says so while there is nothing to report", () => {
    set({ room: plenum, you: host, report: { cards: [] } });
    render(<RunList />);
    expect(screen.getByText(/^Noch keine Ergebnisse/)).toBeTruthy();
  });
});

describe("a card on everybody's screen", () => {
  test("stands as text beside who reports from it", async () => {
    set({ room: plenum });
    const stage = {
      ...stageWith(camera(author)),
      card: { ...card("g1.card", "Gruppe 1"), person: author.id },
    };
    render(<StageView stage={stage} label="Bühne" />);
    const shown = await screen.findByRole("region", { name: "Ergebnis von Gruppe 1" });
    expect(within(shown).getByText(written.statements[0] ?? "")).toBeTruthy();
    expect(within(shown).getByText(/Autorin und Journalistin/)).toBeTruthy();
    await expectAccessible();
  });
});

test("who comes to report, and on what, is read aloud to those who do not see it", async () => {
  const stage = stageWith(camera(author));
  const first = { ...card("g1.card", "Gruppe 1"), person: author.id };
  const second = { ...card("g2.card", "Gruppe 2"), reporter: "", card: { ...written, title: "Nähe zählt" } };
  set({ room: plenum, stage: { ...stage, card: first } });
  const heard: string[] = [];
  const end = desk.subscribe(() => heard.push(desk.read().polite));
  render(<Plenum />);
  act(() => set({ room: plenum, stage: { ...stage, card: second } }));
  await waitFor(() => expect(heard.join()).toContain("Gruppe 2 berichtet: Nähe zählt"));
  act(() => set({ room: plenum, stage }));
  act(() => set({ room: plenum, stage: { ...stage, card: first } }));
  await waitFor(() =>
    expect(heard.join()).toContain("Gruppe 1 berichtet, es spricht Autorin und Journalistin"),
  );
  end();
});
