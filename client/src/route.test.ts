import { renderHook } from "@testing-library/react";
import { act } from "react";
import { describe, expect, test } from "vitest";
import { go, href, parse, type Route, tokenIn, useRoute } from "./route";

const routes: Route[] = [
  { place: "foyer" },
  { place: "programme" },
  { place: "room", key: "plenum" },
  { place: "room", key: "tisch/3 ä" },
];

describe("an address", () => {
  test.each(routes)("$place leads back to itself", (route) => {
    expect(parse(href(route))).toEqual(route);
  });

  test.each(["", "#", "#/", "#main", "#/nowhere", "#/room/"])("%j names no place", (hash) => {
    expect(parse(hash)).toBeUndefined();
  });

  test("holds the token of a link in its path", () => {
    expect(tokenIn("/j/abc-123")).toBe("abc-123");
    expect(tokenIn("/")).toBeUndefined();
    expect(tokenIn("/j/a/b")).toBeUndefined();
  });

  test("is followed by the page", () => {
    const { result } = renderHook(() => useRoute());
    act(() => go({ place: "help" }));
    expect(result.current).toEqual({ place: "help" });
    act(() => go({ place: "room", key: "plenum" }, "replace"));
    expect(result.current).toEqual({ place: "room", key: "plenum" });
  });
});
