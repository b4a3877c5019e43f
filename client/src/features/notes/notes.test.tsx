import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { expectAccessible } from "../../test/axe";
import { writingHouse } from "../../test/papers";
import { extensions, linksAsText } from "./editor";
import { contents, markdown, readNotes } from "./markdown";
import { Notes } from "./Notes";

/** Notes with these contents. */
function notes(html: string): Y.Doc {
  const doc = new Y.Doc();
  const editor = new Editor({ extensions: extensions(doc), injectCSS: false });
  editor.commands.setContent(html);
  editor.destroy();
  return doc;
}

test("notes are taken home as Markdown", () => {
  const doc = notes(
    "<h1>Titel</h1><p>Ein <strong>fettes </strong>und <em>schräges</em> Wort<br>neue Zeile</p>" +
      "<ul><li><p>eins</p><ul><li><p>darunter</p></li></ul></li><li><p>zwei</p></li></ul>" +
      "<ol><li><p>erstens</p></li></ol><blockquote><p>gesagt</p></blockquote>",
  );
  expect(markdown(contents(doc))).toBe(
    "# Titel\n\nEin **fettes** und *schräges* Wort\\\nneue Zeile\n\n- eins\n  - darunter\n- zwei\n\n1. erstens\n\n> gesagt",
  );
});

test("what looks like Markdown stays what it is", () => {
  expect(markdown(contents(notes("<p># kein Titel, 2 * 3, [x], &lt;b&gt;</p><p>1. kein Punkt</p>")))).toBe(
    "\\# kein Titel, 2 \\* 3, \\[x\\], \\<b\\>\n\n1\\. kein Punkt",
  );
});

test("notes are read up to what the house takes", () => {
  const long = readNotes(notes(`<p>${"ä".repeat(30_000)}</p>`)).notes ?? "";
  expect([...long]).toHaveLength(20_000);
});

test("pictures and links from elsewhere come in as words", () => {
  expect(linksAsText('<a href="https://example.org/x">hier</a> <a href="javascript:alert(1)">dort</a>')).toBe(
    "hier (https://example.org/x) dort",
  );
  expect(markdown(contents(notes('<p>vor<img src="https://example.org/track.png">nach</p>')))).toBe(
    "vornach",
  );
});

test("notes are written in a field with a name, with tools that say whether they are on", async () => {
  await writingHouse();
  render(<Notes doc="r-w1.notes" title="Workshopraum 1" />);
  const field = await screen.findByRole("textbox", { name: "Notizen, die alle hier gemeinsam schreiben" });
  expect(screen.getByRole("toolbar", { name: "Schrift und Gliederung" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Aufzählung" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Aufzählung", pressed: true })).toBeTruthy());
  expect(field.querySelector("ul")).toBeTruthy();
  await expectAccessible();
});
