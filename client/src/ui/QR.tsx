import { useEffect, useState } from "react";
import styles from "./QR.module.css";

/** One square per dark module, as an SVG path in module units; the quiet zone is left to the frame. */
interface Drawing {
  size: number;
  path: string;
}

/** QR shows a text, an address or key, as a QR code (ISO/IEC 18004, error correction M). The text itself stands beside it. */
export function QR({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let wanted = true;
    import("./qrcode").then(({ draw }) => wanted && setDrawing(draw(text)));
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <div className={styles.frame}>
      {drawing ? (
        <svg role="img" aria-label={label} viewBox={`-4 -4 ${drawing.size + 8} ${drawing.size + 8}`}>
          <path d={drawing.path} />
        </svg>
      ) : null}
    </div>
  );
}
