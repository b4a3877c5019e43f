/** How far seats stand from the middle of a table, in the drawing's units. */
const distance = 37;

/** How many seats are drawn at most. */
const most = 12;

/** seatsAround places seats around a table, the first at the top, clockwise. */
export function seatsAround(count: number): { x: number; y: number }[] {
  const seats = Math.min(count, most);
  return Array.from({ length: seats }, (_, i) => {
    const angle = (2 * Math.PI * i) / seats;
    return { x: round(distance * Math.sin(angle)), y: round(-distance * Math.cos(angle)) };
  });
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
