import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import styles from "./Grid.module.css";
import { bestFit } from "./layout";

const gap = 8;

export interface GridProps {
  label: string;
  tiles: { id: string; tile: ReactNode }[];
  /** Two stand beside one another, not above, wherever there is more width than height. */
  beside?: boolean;
}

/** Grid lays out tiles of 16:9 as large as they fit, up to ten. */
export function Grid({ label, tiles, beside }: GridProps) {
  const frame = useRef<HTMLUListElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const least = beside && room.width > room.height ? Math.min(2, tiles.length) : 1;
  const { width } = bestFit(tiles.length, room.width, room.height, gap, least);
  const size: CSSProperties & Record<"--tile", string> = { "--tile": `${Math.floor(width)}px` };
  return (
    <ul ref={frame} className={styles.grid} aria-label={label} style={size}>
      {tiles.map(({ id, tile }) => (
        <li key={id} className={styles.cell}>
          {tile}
        </li>
      ))}
    </ul>
  );
}
