import { expect, test } from "vitest";
import * as Y from "yjs";
import { Binding, difference, moved } from "./binding";

test("a difference is as small as it can be, and ends at the caret", () => {
  expect(difference("abc", "abxc", 3)).toEqual({ at: 2, gone: 0, put: "x" });
  expect(difference("aaa", "aaaa", 2)).toEqual({ at: 1, gone: 0, put: "a" });
  expect(difference("abc", "ac", 1)).toEqual({ at: 1, gone: 1, put: "" });
  expect(difference("", "x", 1)).toEqual({ at: 0, gone: 0, put: "x" });
  expect(difference("same", "same", 2)).toEqual({ at: 2, gone: 0, put: "" });
});

test("a character of two halves is never cut", () => {
  expect(difference("😀", "😁", 2)).toEqual({ at: 0, gone: 2, put: "😁" });
  expect(difference("a😀", "a😀😀", 5).put).toBe("😀");
});

test("a place moves with what others write before it, and not behind it", () => {
  expect(moved(3, [{ insert: "xx" }])).toBe(5);
  expect(moved(3, [{ retain: 3 }, { insert: "xx" }])).toBe(3);
  expect(moved(3, [{ retain: 1 }, { delete: 5 }])).toBe(1);
  expect(moved(3, [{ delete: 2 }, { insert: "abc" }])).toBe(4);
});

function field() {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  const element = document.createElement("textarea");
  document.body.append(element);
  const binding = new Binding(text, element);
  const type = (value: string, caret: number) => {
    element.value = value;
    element.setSelectionRange(caret, caret);
    element.dispatchEvent(new Event("input"));
  };
  return { text, element, binding, type };
}

test("what is typed is written, and what others write is shown with the caret where it was", () => {
  const { text, element, type } = field();
  type("Hallo", 5);
  expect(text.toString()).toBe("Hallo");
  element.focus();
  element.setSelectionRange(5, 5);
  text.insert(0, "Oh, ");
  expect(element.value).toBe("Oh, Hallo");
  expect(element.selectionStart).toBe(9);
});

test("a word that is being composed is not disturbed, and lands where it belongs", () => {
  const { text, element, type } = field();
  type("ab", 2);
  element.dispatchEvent(new Event("compositionstart"));
  type("abに", 3);
  text.insert(0, "vorn ");
  expect(element.value).toBe("abに");
  element.dispatchEvent(new Event("compositionend"));
  expect(text.toString()).toBe("vorn abに");
  expect(element.value).toBe("vorn abに");
});

test("a field that is gone writes no more", () => {
  const { text, type, binding } = field();
  binding.end();
  type("x", 1);
  expect(text.toString()).toBe("");
});

test("a word that is being composed when the field goes is kept", () => {
  const { text, element, type, binding } = field();
  element.dispatchEvent(new Event("compositionstart"));
  type("Beratung", 8);
  expect(text.toString()).toBe("");
  binding.end();
  expect(text.toString()).toBe("Beratung");
});
