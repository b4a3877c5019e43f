import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import "../i18n";
import { desk } from "../ui/announce";
import { noneLeft } from "./timers";

// The house follows the browser's language; where that is not known, the conference's, and the tests read German.
Object.defineProperty(navigator, "language", { get: () => "", configurable: true });

// jsdom has no CSS.escape, which React Aria uses to find elements by id.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") } as typeof CSS;

// jsdom has no layout, so nothing is ever resized.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// jsdom has no layout, so nothing is ever scrolled.
Element.prototype.scrollIntoView ??= () => undefined;

// What is waited for comes; how soon is not asserted, because a busy machine may be slow.
configure({ asyncUtilTimeout: 20_000 });

// Files share their modules (isolate: false), and each test has the page to itself.
let gone: () => void;
beforeEach(() => {
  gone = desk.subscribe(() => undefined);
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
  gone();
  noneLeft();
});
