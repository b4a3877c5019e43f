import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { StarterKit } from "@tiptap/starter-kit";
import type { Doc } from "yjs";

/** How much may be put in at once from elsewhere, in characters. */
export const pasteAtMost = 50_000;

/** What notes can hold: headings, paragraphs, lists, quotes, bold and italic. Pictures and links from outside have no place in it. */
export function extensions(doc: Doc): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      link: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      dropcursor: false,
      gapcursor: false,
      trailingNode: false,
      heading: { levels: [1, 2, 3] },
    }),
    Collaboration.configure({ document: doc, field: "notes" }),
  ];
}

/** A link from elsewhere becomes its words, and its address behind them. */
export function linksAsText(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const link of page.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href") ?? "";
    const words = link.textContent ?? "";
    const tells = /^https?:/.test(address) && !words.includes(address);
    link.replaceWith(tells ? `${words} (${address})` : words);
  }
  return page.body.innerHTML;
}
