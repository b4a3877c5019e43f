import { type Language, languages, speak } from "../../i18n";
import { createStore } from "../../live/store";
import { desk, type NewsKind } from "../../ui/announce";

/** Settings are a person's own and stay on this machine. */
export interface Settings {
  /** Absent until chosen: then it is the browser's, or else the conference's. */
  language?: Language;
  theme: "system" | "light" | "dark";
  motion: "system" | "less" | "full";
  text: "normal" | "large" | "larger";
  /** Kinds of news that are not read aloud. */
  silent: NewsKind[];
}

/** The kinds of news one can switch off. */
export const newsKinds: NewsKind[] = ["chat", "reactions", "stage", "programme"];

const memory = "konvent.settings";
const usual: Settings = { theme: "system", motion: "system", text: "normal", silent: [] };

/** The settings that hold now. */
export const settings = createStore<Settings>(load());

/** change sets some of the settings, makes them hold and keeps them. */
export function change(some: Partial<Settings>): void {
  settings.set((now) => ({ ...now, ...some }));
  apply();
  try {
    localStorage.setItem(memory, JSON.stringify(settings.get()));
  } catch {
    // Storage can be switched off; the settings then last as long as the page.
  }
}

/** apply makes the settings hold on the page; main is the conference's language, for those whose own the house does not speak. */
export function apply(main?: string): void {
  const { theme, motion, text, silent, language } = settings.get();
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  dataset.motion = motion;
  dataset.text = text;
  desk.silence(silent);
  const wanted = language ?? browsers() ?? languages.find((known) => known === main);
  if (wanted) void speak(wanted);
}

/** The language of the browser, where the house speaks it. */
function browsers(): Language | undefined {
  const [first] = navigator.language.split("-");
  return languages.find((known) => known === first);
}

/** read accepts what was kept, and drops what it does not know: it may come from another version. */
export function read(kept: unknown): Settings {
  const from = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  const one = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
    known.find((name) => name === value);
  return {
    language: one(from.language, languages),
    theme: one(from.theme, ["light", "dark"]) ?? usual.theme,
    motion: one(from.motion, ["less", "full"]) ?? usual.motion,
    text: one(from.text, ["large", "larger"]) ?? usual.text,
    silent: newsKinds.filter((kind) => Array.isArray(from.silent) && from.silent.includes(kind)),
  };
}

function load(): Settings {
  try {
    return read(JSON.parse(localStorage.getItem(memory) ?? "null"));
  } catch {
    return usual;
  }
}
