import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import de from "./de.json";

/** The languages of the house. */
export const languages = ["de", "en"] as const;
export type Language = (typeof languages)[number];

/** NoticeKey names the words of a notice. */
export type NoticeKey = keyof (typeof de)["notice"];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof de };
  }
}

void i18next.use(initReactI18next).init({
  lng: "de",
  fallbackLng: "de",
  resources: { de: { translation: de } },
  interpolation: { escapeValue: false },
});

/** speak changes the language of the page. English is loaded when it is first asked for. */
export async function speak(language: Language): Promise<void> {
  if (language === "en" && !i18next.hasResourceBundle("en", "translation")) {
    const { default: en } = await import("./en.json");
    i18next.addResourceBundle("en", "translation", en);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** language is the one the page speaks now. */
export function language(): Language {
  return i18next.language === "en" ? "en" : "de";
}
