import type { CardID, ReportCard } from "../../wire/wire";

/** shifted is the run-list's order with a card moved by one place, earlier (-1) or later (+1). */
export function shifted(cards: ReportCard[], id: CardID, by: -1 | 1): CardID[] {
  const order = cards.map((card) => card.id);
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  return order.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** dropped is the order with a card put where another stands. */
export function dropped(cards: ReportCard[], id: CardID, on: CardID): CardID[] {
  const order = cards.map((card) => card.id);
  if (id === on || !order.includes(id)) return order;
  const to = order.indexOf(on);
  return order.filter((other) => other !== id).toSpliced(to, 0, id);
}

/** nextOf is the card that comes after the one on the screen: neither left out nor told, and not empty. */
export function nextOf(cards: ReportCard[], now: CardID | undefined): ReportCard | undefined {
  const from = cards.findIndex(({ id }) => id === now) + 1;
  return [...cards.slice(from), ...cards.slice(0, from)].find(
    (card) => !card.left && !card.told && card.id !== now && (firstWords(card) || card.card.image),
  );
}

/** firstWords are what a card says in one line; undefined while it says nothing. */
export function firstWords({ card }: ReportCard): string | undefined {
  return card.statements.find((text) => text.trim()) ?? (card.title || card.note || undefined);
}
