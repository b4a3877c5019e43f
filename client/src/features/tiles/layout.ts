/** A grid of equal tiles: how many columns, and how wide each tile is, in CSS pixels. */
export interface Fit {
  columns: number;
  width: number;
}

/** The shape of a tile. */
export const ratio = 16 / 9;

/** How much smaller tiles may become for one more column: people sit beside each other rather than on top of each other. */
const near = 0.94;

/**
 * The number of columns, at least `least`, in which so many tiles of 16:9 become largest in the given room, or nearly so with more
 * beside each other; gap lies between tiles.
 */
export function bestFit(count: number, width: number, height: number, gap: number, least = 1): Fit {
  let best: Fit = { columns: least, width: 0 };
  for (let columns = least; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const wide = (width - gap * (columns - 1)) / columns;
    const high = (height - gap * (rows - 1)) / rows;
    const fits = Math.max(0, Math.min(wide, high * ratio));
    if (fits > 0 && fits >= best.width * near) best = { columns, width: fits };
  }
  return best;
}
