import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Announcer } from "./Announcer";
import { Desk, pause } from "./announce";

describe("the Announcer", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function polite(desk: Desk): string {
    vi.advanceTimersByTime(0);
    return desk.read().polite;
  }

  test("reads what comes within three seconds together", () => {
    const desk = new Desk();
    desk.announce("eins");
    expect(polite(desk)).toBe("eins");
    desk.announce("zwei");
    desk.announce("drei");
    expect(polite(desk)).toBe("eins");
    vi.advanceTimersByTime(pause);
    expect(desk.read().polite).toBe("zwei. drei");
  });

  test("keeps the newest of very much news", () => {
    const desk = new Desk();
    desk.announce("zuerst");
    polite(desk);
    for (let i = 0; i < 100; i++) desk.announce(`Zeile ${i}`);
    vi.advanceTimersByTime(pause);
    expect(desk.read().polite).toBe("Zeile 95. Zeile 96. Zeile 97. Zeile 98. Zeile 99");
  });

  test("interrupts for what one must know at once", () => {
    const desk = new Desk();
    desk.announce("Sie sind auf Sendung", "assertive");
    expect(desk.read().assertive).toBe("Sie sind auf Sendung");
  });

  test("changes its words when the same is said twice, so that it is read twice", () => {
    const desk = new Desk();
    desk.announce("Stumm", "assertive");
    const first = desk.read().assertive;
    desk.announce("Stumm", "assertive");
    expect(desk.read().assertive).not.toBe(first);
  });

  test("does not leave stale words for those who read the page", () => {
    const desk = new Desk();
    desk.announce("Sie sind stumm", "assertive");
    vi.advanceTimersByTime(60_000);
    expect(desk.read()).toEqual({ polite: "", assertive: "" });
  });

  test("is silent about kinds of news that were switched off", () => {
    const desk = new Desk();
    desk.silence(["chat"]);
    desk.announce("eine Zeile", "polite", "chat");
    desk.announce("Programm", "polite", "programme");
    expect(polite(desk)).toBe("Programm");
  });

  test("shows both regions from the start, so that screen readers watch them", () => {
    const desk = new Desk();
    render(<Announcer desk={desk} />);
    act(() => {
      desk.announce("Sie sind stumm", "assertive");
    });
    expect(screen.getByRole("alert").textContent).toBe("Sie sind stumm");
  });
});
