// Writes the pictures of every place to docs/pictures: light, dark and on a phone.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Cast } from "./harness/cast.mjs";
import { drawnMedia } from "./harness/drawn.mjs";
import { Light } from "./harness/light.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../docs/pictures");
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

mkdirSync(folder, { recursive: true });
const cast = await Cast.open();
try {
  await paintAll();
} finally {
  await cast.close();
}

async function paintAll() {
  const { links } = cast.house;
  const speaker = await drawn("the speaker", links.speaker[0], 0);
  const second = await drawn("the second speaker", links.speaker[1], 6);
  const host = await drawn("the host", links.host, 1);
  const person = await drawn("the participant", undefined, 3);
  await person.open(links.participant[0]);
  await person.page.getByRole("button", { name: "Eintreten", exact: true }).waitFor();
  await paint(person, "enter");
  await person.press("button", "Eintreten");
  await person.inside();

  for (const who of [speaker, second, host]) await who.goes("Plenum");
  for (const who of [speaker, second]) {
    await who.turnsOn("Kamera");
    await who.turnsOn("Mikrofon");
  }
  await speaker.turnsOn("Bildschirm");
  await host.sees(/\.screen$/);
  await paint(speaker, "green-room");
  await cast.onStage(host, [/^Bildschirm: .*/, /^(?!Bildschirm|Tafel|Regie).*/], "Folien + Person");
  await person.goes("Plenum");
  await person.sees(/\.screen$/);
  await person.say("Die Zahlen passen zu dem, was wir im Landkreis sehen.");
  await speaker.say("Gern gehe ich gleich darauf ein.");
  await paint(person, "plenum");
  await paint(host, "studio");
  for (const [place, name] of [["Foyer", "foyer"], ["Programm", "programme"], ["Hilfe", "help"], ["Workshops", "workshops"]]) {
    await person.goes(place);
    await person.page.getByRole("heading", { level: 1 }).waitFor();
    await paint(person, name);
  }
  await open([speaker, second, host, person]);
  await paint(person, "workshop");
  await groups(host, [speaker, second, person]);
  for (const who of [speaker, second, person]) {
    await who.goes("Cafeteria");
    if (who !== person) await who.pressFirst(/^Platz nehmen: /);
  }
  await paint(person, "cafeteria");
  await person.pressFirst(/^Platz nehmen: /);
  for (const who of [speaker, second, person]) await who.ensureOn("Kamera");
  await person.seesMany(/\.camera$/, 2);
  await paint(person, "table");
}

/**
 * groups lets people work in groups with others, of whom there is no picture, and report to the plenum.
 * @param {import("./harness/chromium.mjs").ChromiumVisitor} host @param {import("./harness/chromium.mjs").ChromiumVisitor[]} all
 */
async function groups(host, all) {
  const { house } = cast;
  const { rooms } = (await house.organise("GET", "/programme")).programme;
  const lights = [];
  for (const name of ["Teamleitung Beispiel", "Leistung Beispiel", "Vermittlung Beispiel", "Praxis Beispiel", "Fallmanagement Beispiel"]) {
    const light = await Light.come(house, (await house.organise("POST", "/people", { name, role: "participant" })).token);
    await light.do("place.enter", { room: rooms.find((/** @type {{slug: string}} */ room) => room.slug === "workshopraum-1").id });
    lights.push(light);
  }
  const lead = await drawn("the moderator", house.links.moderator[0], 2);
  await lead.goes("Workshops");
  await lead.pressFirst(/^Hineingehen: /);
  await lead.press("button", "Gruppen");
  await lead.page.getByLabel("So kommen alle in Gruppen").selectOption({ label: "Alle wählen selbst" });
  await lead.page.getByLabel("Wie viele Gruppen?").fill("3");
  await lead.page.getByLabel("Zeit in Minuten").fill("20");
  await lead.write("Aufgabe", "Was hilft im Alltag wirklich, und was lassen wir weg?");
  await lead.press("button", "Plan speichern");
  for (const who of all) await who.press("button", "Gruppe 1 wählen");
  for (const [i, light] of lights.entries()) await light.do("groups.join", { group: 1 + (i % 3) });
  await lead.press("button", "Gruppen starten (3 × 20 min)");
  await lead.press("button", "Jetzt starten");
  const [person] = all.slice(-1);
  for (const who of all) await who.see("Gruppe 1 · Workshopraum 1");
  await person.page.getByLabel("1. Aussage").fill("Ein fester Ansprechpartner je Bedarfsgemeinschaft");
  await person.page.getByLabel("2. Aussage (freiwillig)").fill("Weniger Vordrucke, dafür Zeit für Gespräche");
  await person.page.getByLabel("Wer berichtet?").selectOption({ index: 1 });
  for (const light of lights) if (light.here.group?.name === "Gruppe 2") await light.do("groups.help", {});
  await person.seesMany(/\.camera$/, all.length - 1);
  await paint(person, "group");
  await paint(lead, "cockpit");
  await lead.press("button", "Mehr");
  await lead.press("menuitem", "Sofort beenden");
  await lead.press("button", "Sofort beenden");
  for (const who of all) await who.at("#/room/workshopraum-1");
  for (const light of lights) light.close();
  await report(host, lead, person);
  await lead.leave();
}

/**
 * report has somebody report from their group's card.
 * @param {import("./harness/chromium.mjs").ChromiumVisitor} host @param {import("./harness/chromium.mjs").ChromiumVisitor} lead @param {import("./harness/chromium.mjs").ChromiumVisitor} person
 */
async function report(host, lead, person) {
  await host.goes("Plenum");
  await host.page.getByRole("tab", { name: /^Ergebnisse/ }).click();
  await lead.goes("Plenum");
  await host.page.getByRole("button", { name: /auf die Bühne$/ }).first().click();
  await lead.see("Weniger Vordrucke");
  await person.at("#/room/plenum"); // at its time, by itself
  for (const device of /** @type {const} */ (["Kamera", "Mikrofon"])) await person.ensureOn(device);
  await lead.sees(/\.camera$/);
  await paint(lead, "report");
  await paint(host, "run-list");
}

/** open lets all of them meet in the first workshop room, with camera and microphone. @param {import("./harness/chromium.mjs").ChromiumVisitor[]} all */
async function open(all) {
  for (const who of all) {
    await who.goes("Workshops");
    await who.pressFirst(/^Hineingehen: /);
    await who.ensureOn("Kamera");
    await who.ensureOn("Mikrofon");
  }
  await all[0].say("Sind alle gut angekommen?");
  await all[1].say("Ja, Bild und Ton sind da.");
  await all[all.length - 1].seesMany(/\.camera$/, all.length - 1);
}

/** drawn is somebody with a drawn camera; with a link they enter. @param {string} name @param {string | undefined} link @param {number} who */
async function drawn(name, link, who) {
  const person = await cast.chromium.person(name);
  await drawnMedia(person.page.context(), who);
  if (link) await person.enter(link);
  return person;
}

/** paint takes the three pictures of a place. @param {import("./harness/chromium.mjs").ChromiumVisitor} who @param {string} place */
async function paint(who, place) {
  for (const [look, size, colorScheme] of /** @type {const} */ ([["light", desk, "light"], ["dark", desk, "dark"], ["phone", phone, "light"]])) {
    await who.page.setViewportSize(size);
    await who.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await who.page.mouse.move(0, 0);
    await who.settle();
    await who.page.waitForTimeout(1000); // for pictures alone: a layer of the new size takes a moment
    const file = join(folder, `${place}-${look}.png`);
    await who.page.screenshot({ path: `${file}.full.png` });
    // 256 colours of the picture's own are a third of the bytes and look the same.
    execFileSync("ffmpeg", ["-loglevel", "error", "-y", "-i", `${file}.full.png`, "-vf", "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=sierra2_4a", file]);
    rmSync(`${file}.full.png`);
    console.log(`docs/pictures/${place}-${look}.png`);
  }
  await who.page.setViewportSize(desk);
  await who.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
