import { escaped, fileOf } from "../../files/lines";
import type { Contact } from "../../wire/wire";

/** vcards writes contacts as vCard 4.0 (RFC 6350), one after another. */
export function vcards(contacts: Contact[]): string {
  return fileOf(contacts.flatMap(vcard));
}

function vcard({ card }: Contact): string[] {
  const property = (name: string, value: string | undefined) => (value ? [`${name}:${escaped(value)}`] : []);
  return [
    "BEGIN:VCARD",
    "VERSION:4.0",
    ...property("FN", card.name),
    ...property("ORG", card.office),
    ...property("TITLE", card.function),
    ...property("EMAIL", card.email),
    ...(card.phone ? [`TEL;VALUE=text:${escaped(card.phone)}`] : []),
    ...property("NOTE", card.note),
    "END:VCARD",
  ];
}
