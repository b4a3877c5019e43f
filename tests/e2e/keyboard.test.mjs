import { after, before, describe, it } from "node:test";
import { Cast } from "./harness/cast.mjs";
import { until } from "./harness/until.mjs";
import { Keys } from "./harness/keys.mjs";

describe("a participant who uses the keyboard alone", () => {
  /** @type {Cast} */
  let cast;
  /** @type {import("./harness/chromium.mjs").ChromiumVisitor} */
  let person;
  /** @type {Keys} */
  let keys;

  before(async () => {
    cast = await Cast.open();
    person = await cast.chromium.person("the participant");
    keys = new Keys(person);
    await person.open(cast.house.links.participant[0]);
    await person.page.getByRole("button", { name: "Eintreten", exact: true }).waitFor();
  }, { timeout: 120_000 });
  after(() => cast?.close());

  it("enters and comes to the plenum", async () => {
    await keys.reach(/^Eintreten$/);
    await keys.press("Enter");
    await person.inside();
    await keys.heading("the plenum, where something is on");
    await person.watches();
  });

  it("writes in the chat", async () => {
    await keys.reach(/^Nachricht an alle im Raum/);
    await keys.write("Ohne Maus geschrieben");
    await keys.press("Enter");
    await person.reads("Ohne Maus geschrieben");
  });

  it("opens the choice of devices and comes back to where it was", async () => {
    await keys.reach(/^Geräte, /);
    await keys.press("Enter");
    await person.page.getByRole("dialog").waitFor();
    await keys.press("Escape");
    await person.page.getByRole("dialog").waitFor({ state: "detached" });
    await until("the focus to be back", async () => /^Geräte, /.test((await keys.focused()).name));
  });

  it("goes to a workshop and switches the microphone on", async () => {
    await keys.reach(/^Workshops/);
    await keys.press("Enter");
    await keys.heading("Workshops");
    await keys.reach(/^Hineingehen: /);
    await keys.press("Enter");
    await keys.heading("the workshop");
    await keys.reach(/^Mikrofon aus, einschalten$/);
    await keys.press("Enter");
    await person.page.getByRole("button", { name: "Mikrofon an, ausschalten" }).waitFor();
  });

  it("sits down at a table, changes the table and gets up", async () => {
    await keys.reach(/^Cafeteria/);
    await keys.press("Enter");
    await keys.heading("the cafeteria");
    await keys.reach(/^Platz nehmen: /);
    await keys.press("Enter");
    await keys.heading("the table");
    await keys.reach(/^Zurück zu den Tischen$/);
    await keys.press("Enter");
    await keys.heading("the cafeteria");
    await keys.reach(/^Platz nehmen: .*[2-9]/);
    await keys.press("Enter");
    await keys.heading("another table");
    await keys.reach(/^Thema festlegen$/);
    await keys.press("Enter");
    await keys.reach(/^Worum soll es gehen/);
    await keys.write("Ohne Maus am Tisch");
    await keys.press("Enter");
    await person.see("Ohne Maus am Tisch");
  });

  it("opens a table of their own, looks at the plan and leaves", async () => {
    await keys.reach(/^Zurück zu den Tischen$/);
    await keys.press("Enter");
    await keys.heading("the cafeteria");
    await keys.reach(/^Plan$/);
    await keys.press("Enter");
    await keys.reach(/^Tisch 1, .* frei$/);
    await keys.press("Enter");
    await keys.heading("a table of the plan");
    await keys.reach(/^Zurück zu den Tischen$/);
    await keys.press("Enter");
    await keys.heading("the cafeteria");
    await keys.reach(/^Tisch eröffnen$/);
    await keys.press("Enter");
    await keys.reach(/^Eröffnen und Platz nehmen$/);
    await keys.press("Enter");
    await person.see("1 von 4 Plätzen besetzt");
    await keys.reach(/^Verlassen/);
    await keys.press("Enter");
    await keys.heading("the foyer");
  });
});
