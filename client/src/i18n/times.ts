import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Times says times and durations in the page's language and the conference's time zone. */
export interface Times {
  /** "13:15" */
  clock(ms: number): string;
  /** "13:15 bis 14:00" */
  range(from: number, to: number): string;
  /** "Donnerstag, 6. Juli" of a calendar day "2023-07-06". */
  day(date: string): string;
  /** "32 min" or "1 h 20 min"; what is less than a minute counts as one. */
  span(ms: number): string;
}

const minute = 60_000;

/** useTimes is for the places; zone is an IANA name. */
export function useTimes(zone: string | undefined): Times {
  const { t, i18n } = useTranslation();
  const lang = i18n.language;
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de-DE", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    });
    const day = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "de-DE", {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    });
    return {
      clock: (ms) => clock.format(ms),
      range: (from, to) => t("time.range", { from: clock.format(from), to: clock.format(to) }),
      day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
      span(ms) {
        const minutes = Math.max(1, Math.ceil(ms / minute));
        if (minutes < 60) return t("time.short", { count: minutes });
        return t("time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
      },
    };
  }, [t, lang, zone]);
}
