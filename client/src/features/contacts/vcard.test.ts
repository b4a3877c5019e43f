import { expect, test } from "vitest";
import type { Contact } from "../../wire/wire";
import { vcards } from "./vcard";

const anna: Contact = {
  person: "p1",
  at: 0,
  card: {
    name: "Anna Müller, M.A.",
    office: "Jobcenter; Süd",
    function: "Leitung",
    email: "anna@amt.example",
    phone: "+49 30 1-2",
    note: "bis 12 Uhr\nEND:VCARD",
  },
};

test("a contact is a vCard 4.0, whatever stands in it", () => {
  expect(vcards([anna])).toBe(
    [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Anna Müller\\, M.A.",
      "ORG:Jobcenter\\; Süd",
      "TITLE:Leitung",
      "EMAIL:anna@amt.example",
      "TEL;VALUE=text:+49 30 1-2",
      "NOTE:bis 12 Uhr\\nEND:VCARD",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
});

test("what was left out is left out, and several follow one another", () => {
  const kim: Contact = { person: "p2", at: 0, card: { name: "Kim" } };
  expect(vcards([kim, kim])).toBe("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Kim\r\nEND:VCARD\r\n".repeat(2));
});
