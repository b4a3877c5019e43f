import { useEffect, useState } from "react";
import { live } from "../../live/live";
import type { Refusal } from "../../live/state";
import type { PeoplePage } from "../../wire/wire";

/** How many people are shown at once, and how long the list waits for more letters, in ms. */
const shown = 30;
const typing = 200;

/** useFound looks for people of the conference; found is absent until the first answer. */
export function useFound(search: string): { found?: PeoplePage; fault?: Refusal } {
  const [answer, setAnswer] = useState<{ found?: PeoplePage; fault?: Refusal }>({});
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const result = await live.do("people.page", { search, offset: 0, limit: shown });
      if (wanted) setAnswer(result.ok ? { found: result.body } : { fault: result.fault });
    };
    const timer = setTimeout(() => void ask(), search ? typing : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search]);
  return answer;
}
