import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { door, forgetGuest, guestToken } from "../../api/http";
import { apply } from "../../features/settings/settings";
import type { Result } from "../../live/state";
import { fetchWayIn } from "../../shell/parts";
import { Loading } from "../../ui/Spinner";
import type { Door as DoorWords } from "../../wire/wire";
import { Refused } from "./Refused";
import { Welcome } from "./Welcome";

/** Enter is the page behind a personal link or a guest link: what is on, who one is, and one button that leads in. */
export function Enter({ link }: { link: string }) {
  const { t } = useTranslation();
  const [attempt, setAttempt] = useState(0);
  const answer = useDoor(link, attempt);
  useEffect(fetchWayIn, []);
  useEffect(() => {
    const title = answer?.result.ok ? answer.result.body.conference.title : undefined;
    document.title = [title && t("enter.title"), title, "Konvent"].filter(Boolean).join(" · ");
  }, [answer, t]);
  if (!answer) return <Loading label={t("enter.loading")} />;
  const { result, token, took } = answer;
  if (!result.ok) return <Refused fault={result.fault} onAgain={() => setAttempt(attempt + 1)} />;
  return <Welcome key={token} token={token} door={result.body} took={took} />;
}

/** What the door said, to which token, and how long it took in ms. */
interface Answer {
  token: string;
  took: number;
  result: Result<DoorWords>;
}

function useDoor(link: string, attempt: number): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    let wanted = true;
    setAnswer(undefined);
    void knock(link).then((said) => {
      if (!wanted) return;
      if (said.result.ok) apply(said.result.body.conference.language);
      setAnswer(said);
    });
    return () => {
      wanted = false;
    };
  }, [link, attempt]);
  return answer;
}

/** Asks with the token under which one came in as a guest before, if there is one, else with the link's own. */
async function knock(link: string): Promise<Answer> {
  const known = guestToken(link);
  const ask = async (token: string): Promise<Answer> => {
    const began = performance.now();
    const result = await door(token);
    return { token, result, took: performance.now() - began };
  };
  if (!known) return ask(link);
  const answer = await ask(known);
  if (answer.result.ok || answer.result.fault.code !== "link.unknown") return answer;
  forgetGuest();
  return ask(link);
}
