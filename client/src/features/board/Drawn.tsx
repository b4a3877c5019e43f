import { pictureAddress } from "../../api/files";
import { usePicture } from "../../live/pictures";
import { heightOf, letters, lines } from "./drawing";
import { colours, type Item } from "./state";

const font = "Inter Variable, system-ui, sans-serif";

/** Drawn is one thing on a board as it looks. Its looks are attributes, so that they go along into a file. */
export function Drawn({ item, room }: { item: Item; room: string }) {
  const { pen, note } = colours[item.colour] ?? colours[0];
  switch (item.kind) {
    case "pen":
      return (
        <polyline
          points={item.points}
          fill="none"
          stroke={pen}
          strokeWidth={6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case "note":
      return (
        <>
          <rect width={item.width} height={heightOf(item)} rx={10} fill={note} stroke="#14212b33" />
          <Lines item={item} ink="#14212b" />
        </>
      );
    case "text":
      return <Lines item={item} ink={pen} />;
    case "image":
      return <Picture item={item} room={room} />;
  }
}

function Lines({ item, ink }: { item: Item; ink: string }) {
  return (
    <text fill={ink} fontFamily={font} fontSize={letters.size} fontWeight={item.kind === "text" ? 600 : 450}>
      {lines(item.text, item.width).map((line, i) => (
        <tspan
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number
          key={i}
          x={letters.pad}
          y={letters.pad + letters.size * 0.8 + i * letters.line}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Picture({ item, room }: { item: Item; room: string }) {
  const address = usePicture(item.file ? pictureAddress(room, item.file) : undefined);
  return (
    <>
      <rect width={item.width} height={item.height} fill="#e8eaec" />
      {address ? <image href={address} width={item.width} height={item.height} /> : null}
    </>
  );
}
