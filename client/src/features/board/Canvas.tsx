import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import styles from "./Board.module.css";
import { Drawn } from "./Drawn";
import { heightOf, type Place, stroke } from "./drawing";
import { colours, type Item, moveTo, put, remove, size } from "./state";

export interface CanvasProps {
  doc: Doc;
  room: string;
  items: Item[];
  tool: "select" | "pen";
  colour: number;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  /** Somebody wants to write on this. */
  onWrite: (id: string) => void;
  id: string;
}

/** How far an arrow moves something, and with Shift. */
const step = 20;
const leap = 100;

/** Canvas is the drawing. Everything on it can be moved by hand and by arrows. */
export function Canvas(props: CanvasProps) {
  const { doc, room, items, tool, colour, selected, onSelect, id } = props;
  const { t } = useTranslation();
  const svg = useRef<SVGSVGElement>(null);
  const [line, setLine] = useState<Place[]>([]);
  const at = (event: PointerEvent): Place => placeOf(svg.current, event);
  const begin = (event: PointerEvent) => {
    if (tool !== "pen") return onSelect(undefined);
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setLine([at(event)]);
  };
  const go = (event: PointerEvent) => line.length > 0 && setLine([...line, at(event)]);
  const end = () => {
    if (line.length > 1) put(doc, { kind: "pen", colour, ...stroke(line) });
    setLine([]);
  };
  return (
    <svg
      ref={svg}
      id={id}
      role="group"
      tabIndex={-1}
      aria-label={t("board.drawing")}
      aria-describedby={`${id}-keys`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={styles.canvas}
      data-tool={tool}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => setLine([])}
    >
      <rect width={size.width} height={size.height} fill="#fff" />
      {items.map((item, i) => (
        <Thing
          key={item.id}
          {...props}
          item={item}
          n={i}
          still={tool === "pen"}
          reached={item.id === selected || (!items.some((o) => o.id === selected) && i === 0)}
          at={at}
        >
          <Drawn item={item} room={room} />
        </Thing>
      ))}
      {line.length > 1 ? (
        <polyline
          points={line.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke={colours[colour]?.pen}
          strokeWidth={6}
        />
      ) : null}
    </svg>
  );
}

interface ThingProps extends CanvasProps {
  item: Item;
  n: number;
  /** The pen draws over it. */
  still: boolean;
  /** The tab key comes to it. */
  reached: boolean;
  at: (event: PointerEvent) => Place;
  children: React.ReactNode;
}

function Thing({
  doc,
  items,
  item,
  n,
  still,
  reached,
  selected,
  onSelect,
  onWrite,
  at,
  children,
}: ThingProps) {
  const { t } = useTranslation();
  const grip = useRef<Place | undefined>(undefined);
  const take = (event: PointerEvent<SVGGElement>) => {
    if (still) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const { x, y } = at(event);
    grip.current = { x: x - item.x, y: y - item.y };
    onSelect(item.id);
  };
  const drag = (event: PointerEvent) => {
    if (!grip.current) return;
    const { x, y } = at(event);
    moveTo(doc, item, x - grip.current.x, y - grip.current.y);
  };
  const keys = (event: KeyboardEvent<SVGGElement>) => {
    const by = event.shiftKey ? leap : step;
    const way: Record<string, [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    };
    const [dx, dy] = way[event.key] ?? [0, 0];
    const other = { PageDown: items[n + 1], PageUp: items[n - 1] }[event.key];
    if (dx || dy) moveTo(doc, item, item.x + dx, item.y + dy);
    else if (other) {
      onSelect(other.id);
      document.getElementById(`thing-${other.id}`)?.focus();
    } else if (event.key === "Delete" || event.key === "Backspace") remove(doc, item.id);
    else if (event.key === "Enter") onWrite(item.id);
    else return;
    event.preventDefault();
  };
  return (
    <g
      id={`thing-${item.id}`}
      data-item={item.id}
      role="button"
      aria-pressed={item.id === selected}
      aria-label={t(`board.${item.kind}Named`, { n: n + 1, text: item.text })}
      tabIndex={reached ? 0 : -1}
      transform={`translate(${item.x} ${item.y})`}
      className={styles.thing}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onFocus={() => onSelect(item.id)}
      onDoubleClick={() => onWrite(item.id)}
      onKeyDown={keys}
    >
      {children}
      <rect
        data-frame
        x={-8}
        y={-8}
        width={item.width + 16}
        height={heightOf(item) + 16}
        rx={12}
        fill="transparent"
        className={styles.frame}
        data-selected={item.id === selected || undefined}
      />
    </g>
  );
}

function placeOf(svg: SVGSVGElement | null, event: PointerEvent): Place {
  const box = svg?.getBoundingClientRect();
  if (!box?.width) return { x: 0, y: 0 };
  return {
    x: ((event.clientX - box.left) / box.width) * size.width,
    y: ((event.clientY - box.top) / box.height) * size.height,
  };
}
