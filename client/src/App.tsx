import { Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "react-i18next";
import { apply } from "./features/settings/settings";
import { useLive } from "./live/live";
import { Ended } from "./places/ended/Ended";
import { Enter } from "./places/enter/Enter";
import { Start } from "./places/enter/Start";
import { tokenIn } from "./route";
import { Shell } from "./shell/parts";
import { Announcer } from "./ui/Announcer";
import { Loading } from "./ui/Spinner";

/** App is the whole page: the door, the house behind it, and what is shown when one has left. */
export function App() {
  const { t, i18n } = useTranslation();
  const main = useLive((state) => state.conference?.language);
  useEffect(() => apply(main), [main]);
  return (
    <I18nProvider locale={i18n.language === "en" ? "en-GB" : "de-DE"}>
      <Suspense fallback={<Loading label={t("ui.loading")} />}>
        <Page />
      </Suspense>
      <Announcer />
    </I18nProvider>
  );
}

function Page() {
  const line = useLive((state) => state.line);
  const ended = useLive((state) => state.ended);
  const inside = useLive((state) => state.you !== undefined && state.line !== "idle");
  const token = tokenIn(location.pathname);
  if (!token) return <Start />;
  if (line === "ended") return <Ended why={ended ?? "left"} />;
  return inside ? <Shell /> : <Enter link={token} />;
}
