// Drawn people for the pictures of the house. They are invented; nobody is meant.

/**
 * @typedef {{wall: string, light: string, skin: string, hair: string, cut: "short" | "long" | "bun" | "curls" | "bald", shirt: string,
 *   collar: string, glasses?: boolean, beard?: boolean, place: "shelf" | "window" | "plant" | "board"}} Looks
 */

/** @type {Looks[]} */
const people = [
  { wall: "#d9d2c3", light: "#efe9dc", skin: "#e9b895", hair: "#5b3a29", cut: "long", shirt: "#0b5560", collar: "#f4efe4", place: "shelf" },
  { wall: "#b9c7c4", light: "#dfe8e5", skin: "#c98d63", hair: "#1f1a17", cut: "short", shirt: "#27374a", collar: "#e7ecf0", glasses: true, place: "window" },
  { wall: "#d3c5b4", light: "#ece2d4", skin: "#f0c8a8", hair: "#b9b4ab", cut: "short", shirt: "#6d3b2e", collar: "#f3e9dd", beard: true, place: "plant" },
  { wall: "#c3c9b6", light: "#e6eadb", skin: "#8a5a3c", hair: "#191412", cut: "curls", shirt: "#b35c00", collar: "#fff3e0", place: "board" },
  { wall: "#c9c4d3", light: "#e8e4ee", skin: "#f2cdb2", hair: "#c48a3a", cut: "bun", shirt: "#4a3d63", collar: "#f0ecf6", glasses: true, place: "shelf" },
  { wall: "#bccad6", light: "#e1eaf1", skin: "#e3ac86", hair: "#3a2a20", cut: "bald", shirt: "#31503a", collar: "#e9f2ea", beard: true, place: "window" },
  { wall: "#d8cdbb", light: "#f0e8da", skin: "#a9714b", hair: "#2a1c16", cut: "long", shirt: "#8b2f3c", collar: "#fbe9ea", place: "plant" },
  { wall: "#c6d0cb", light: "#e7eeea", skin: "#f0c3a0", hair: "#7a4b2a", cut: "curls", shirt: "#24566b", collar: "#e4eff3", place: "board" },
];

const backs = {
  shelf: () => {
    const colours = ["#8a6f56", "#3f5a5c", "#a08a5b", "#71463d", "#5d6b7c", "#b08d6a", "#4c5a45"];
    let books = "";
    for (let row = 0; row < 3; row++) {
      let x = 40;
      for (let i = 0; x < 470; i++) {
        const width = 18 + ((i * 37 + row * 53) % 22);
        const height = 112 + ((i * 61 + row * 29) % 40);
        books += `<rect x="${x}" y="${60 + row * 190 + 160 - height}" width="${width - 3}" height="${height}" rx="2" fill="${colours[(i * 3 + row) % colours.length]}"/>`;
        x += width;
      }
      books += `<rect x="30" y="${220 + row * 190}" width="470" height="12" fill="#7b614a"/>`;
    }
    return `<g opacity=".72">${books}</g>`;
  },
  window: () =>
    `<g opacity=".9"><rect x="850" y="50" width="330" height="410" rx="6" fill="#f4f8f7"/><rect x="866" y="66" width="298" height="378" fill="#c5dbe3"/>
     <path d="M866 350q80-70 150-30t148-40v164H866z" fill="#9fb79b"/><rect x="1008" y="66" width="14" height="378" fill="#f4f8f7"/><rect x="866" y="240" width="298" height="14" fill="#f4f8f7"/></g>`,
  plant: () => {
    let leaves = "";
    for (let i = 0; i < 11; i++) {
      const turn = -75 + i * 15;
      leaves += `<path d="M0 0C-34-90-26-190 0-250C26-190 34-90 0 0z" transform="translate(1070 520) rotate(${turn}) scale(${0.8 + (i % 3) * 0.14})" fill="${i % 2 ? "#5d7d5b" : "#4b6b4d"}"/>`;
    }
    return `<g opacity=".85">${leaves}<path d="M1000 500h140l-22 190h-96z" fill="#b07a55"/></g>`;
  },
  board: () =>
    `<g opacity=".9"><rect x="70" y="70" width="400" height="270" rx="8" fill="#fbfaf7" stroke="#b6aea0" stroke-width="8"/>
     <path d="M120 140h180M120 185h250M120 230h140" stroke="#0b5560" stroke-width="9" stroke-linecap="round"/><circle cx="390" cy="265" r="40" fill="none" stroke="#b35c00" stroke-width="9"/></g>`,
};

const hairBehind = {
  long: "M470 300C450 90 830 90 810 300C830 430 840 540 800 600H480C440 540 450 430 470 300z",
  bun: "M500 330C470 120 810 120 780 330C790 400 770 430 640 430S490 400 500 330zM585 130a55 55 0 1 1 110 0a55 55 0 1 1-110 0z",
  curls: "M480 360C420 330 430 230 490 210C480 130 580 90 640 120C700 90 800 130 790 210C850 230 860 330 800 360C780 420 500 420 480 360z",
  short: "",
  bald: "",
};
const hairFront = {
  long: "M508 320C500 190 590 150 660 170C740 170 785 220 772 330C760 270 720 240 660 235C600 235 540 260 508 320z",
  bun: "M510 300C515 200 600 175 640 178C700 175 765 200 770 300C740 240 700 222 640 222S540 240 510 300z",
  curls: "M505 290C490 220 540 190 580 205C600 170 680 170 700 205C745 190 790 225 775 290C745 250 700 245 640 240S535 250 505 290z",
  short: "M506 310C488 190 570 140 645 145C730 140 795 190 774 312C765 260 745 238 700 232C640 226 590 226 560 240C530 250 512 275 506 310z",
  bald: "",
};

/**
 * portrait draws somebody before a camera, 1280 × 720.
 * @param {number} which
 * @param {{blink?: boolean, smile?: number, tilt?: number}} [mood]
 */
export function portrait(which, { blink = false, smile = 1, tilt = 0 } = {}) {
  const p = people[which % people.length];
  const eye = (/** @type {number} */ x) =>
    blink
      ? `<path d="M${x - 17} 330q17 9 34 0" stroke="#2b211c" stroke-width="5" fill="none" stroke-linecap="round"/>`
      : `<ellipse cx="${x}" cy="328" rx="10" ry="12" fill="#2b211c"/><circle cx="${x + 3}" cy="324" r="3" fill="#fff"/>`;
  const shade = "rgba(60,25,10,.16)";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">
  <defs><radialGradient id="room" cx=".5" cy=".35" r=".8"><stop offset="0" stop-color="${p.light}"/><stop offset="1" stop-color="${p.wall}"/></radialGradient>
  <filter id="far"><feGaussianBlur stdDeviation="5"/></filter></defs>
  <rect width="1280" height="720" fill="url(#room)"/><g filter="url(#far)">${backs[p.place]()}</g>
  <g transform="rotate(${tilt} 640 640)">
  <path d="${hairBehind[p.cut]}" fill="${p.hair}"/>
  <path d="M300 740C310 600 420 556 560 530h160c140 26 250 70 260 210z" fill="${p.shirt}"/>
  <path d="M556 528l84 92 84-92 26 20-80 112-30-32-30 32-80-112z" fill="${p.collar}"/>
  <path d="M575 440h130v96c0 36-38 66-65 66s-65-30-65-66z" fill="${p.skin}"/><path d="M575 470c40 46 90 46 130 0v34c-40 40-90 40-130 0z" fill="${shade}"/>
  <ellipse cx="508" cy="345" rx="20" ry="34" fill="${p.skin}"/><ellipse cx="772" cy="345" rx="20" ry="34" fill="${p.skin}"/>
  <path d="M508 310C505 180 775 180 772 310C772 420 735 500 640 500S508 420 508 310z" fill="${p.skin}"/>
  ${p.beard ? `<path d="M512 350C512 450 560 512 640 512S768 450 768 350C750 400 720 396 640 396S530 400 512 350z" fill="${p.cut === "bald" ? p.hair : "#8f8a82"}" opacity=".9"/>` : ""}
  <path d="M566 292q24-14 50-3M664 289q26-11 50 3" stroke="${p.cut === "bald" ? p.hair : p.hair}" stroke-width="8" fill="none" stroke-linecap="round"/>
  ${eye(592)}${eye(688)}
  <path d="M636 340c-5 20-10 30-8 40c6 8 18 8 24 2" stroke="${shade}" stroke-width="6" fill="none" stroke-linecap="round"/>
  <path d="M598 ${430}q42 ${18 + smile * 16} 84 0q-42 ${4 + smile * 4}-84 0z" fill="#9c4a40"/>
  <circle cx="556" cy="395" r="24" fill="#e0705a" opacity=".13"/><circle cx="724" cy="395" r="24" fill="#e0705a" opacity=".13"/>
  <path d="${hairFront[p.cut]}" fill="${p.hair}"/>
  ${p.glasses ? `<g fill="rgba(255,255,255,.15)" stroke="#33383c" stroke-width="6"><rect x="550" y="298" width="78" height="62" rx="24"/><rect x="652" y="298" width="78" height="62" rx="24"/><path d="M628 322q12-8 24 0" fill="none"/></g>` : ""}
  </g></svg>`;
}
