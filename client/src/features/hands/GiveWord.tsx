import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import type { Hand, PersonID } from "../../wire/wire";

/** GiveWord gives the word to somebody whose hand is up; in the plenum it asks them onto the stage. */
export function GiveWord({ hand: { person, name } }: { hand: Hand }) {
  const { t } = useTranslation();
  const stage = useLive((state) => state.room?.kind === "plenum");
  const directs = useLive((state) => state.you?.may.includes("direct"));
  if (stage && !directs) return null;
  const give = async () => {
    const ok = await (stage ? invite(person) : ask("hand.call", { person, word: true }));
    if (ok) announce(t(stage ? "people.invited" : "hands.given", { name }));
  };
  const words = t(stage ? "people.invite" : "hands.give");
  return (
    <Button size="small" aria-label={`${words}: ${name}`} onPress={give}>
      {words}
    </Button>
  );
}

async function invite(person: PersonID): Promise<boolean> {
  return (await ask("stage.invite", { person })) && ask("hand.call", { person, word: false });
}
