// Drawn slides for the pictures of the house.

/** slide draws a page of a talk, 1280 × 720. The figures in it are invented. */
export function slide() {
  const bars = [
    ["Kreis Nord", 62], ["Kreis Ost", 48], ["Stadt Süd", 77], ["Kreis West", 55],
  ];
  const rows = bars
    .map(([name, share], i) => {
      const y = 300 + i * 82;
      return `<text x="90" y="${y + 32}" font-size="28" fill="#14212b">${name}</text>
      <rect x="300" y="${y}" width="780" height="46" rx="8" fill="#e8e6df"/><rect x="300" y="${y}" width="${(780 * Number(share)) / 100}" height="46" rx="8" fill="${i === 2 ? "#b35c00" : "#0b5560"}"/>
      <text x="1110" y="${y + 33}" font-size="28" fill="#14212b">${share} %</text>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720" font-family="DejaVu Sans, sans-serif">
  <rect width="1280" height="720" fill="#fbfaf7"/><rect width="18" height="720" fill="#0b5560"/>
  <text x="90" y="112" font-size="46" font-weight="700" fill="#14212b">Digital zuerst, nicht digital allein</text>
  <text x="90" y="168" font-size="28" fill="#4a5862">Anteil der Anträge, die online gestellt werden (Beispielzahlen)</text>
  <path d="M90 214h1100" stroke="#d9dcd6" stroke-width="3"/>${rows}
  <text x="90" y="676" font-size="22" fill="#4a5862">Streitgespräch · Seite 7</text></svg>`;
}
