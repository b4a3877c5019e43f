import { live } from "../../live/live";
import type { Refusal } from "../../live/state";
import type { PersonID } from "../../wire/wire";

/** What came of offering one's card: done, one has none yet, or why not. */
export type Offered = "done" | "none" | Refusal;

/** offerCard offers one's business card to somebody in the same room. */
export async function offerCard(person: PersonID): Promise<Offered> {
  const result = await live.do("contact.offer", { person });
  if (result.ok) return "done";
  return result.fault.code === "card.none" && result.fault.field !== "person" ? "none" : result.fault;
}
