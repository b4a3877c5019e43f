import { useSyncExternalStore } from "react";

/**
 * Route is what the address shows. The path /j/{token} stays as it is; the place stands behind the #, so that a reload and
 * the browser's Back lead to a place, and the token never leaves the first part.
 */
export type Route =
  | { place: "foyer" | "workshops" | "programme" | "mine" | "people" | "contacts" | "help" }
  /** key is the slug of a room of the programme, or the id of a cafeteria table, which has no slug of its own. */
  | { place: "room"; key: string };

/** The pages one looks at without leaving the room one is in. */
const pages = ["foyer", "workshops", "programme", "mine", "people", "contacts", "help"] as const;

/** tokenIn is the secret part of a personal link. */
export function tokenIn(pathname: string): string | undefined {
  return /^\/j\/([^/]+)\/?$/.exec(pathname)?.[1];
}

/** parse reads a location's hash; undefined when it names no place. */
export function parse(hash: string): Route | undefined {
  const [, first, second] = hash.split("/");
  if (first === "room" && second) return { place: "room", key: decodeURIComponent(second) };
  const page = pages.find((name) => name === first);
  return page && { place: page };
}

/** href is the address of a place, for links. */
export function href(route: Route): string {
  return route.place === "room" ? `#/room/${encodeURIComponent(route.key)}` : `#/${route.place}`;
}

/** go shows a place; "replace" leaves no step in the browser's history. */
export function go(route: Route, how: "push" | "replace" = "push"): void {
  if (location.hash === href(route)) return;
  if (how === "push") history.pushState(null, "", href(route));
  else history.replaceState(null, "", href(route));
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** useRoute is the place that the address shows; undefined when it names none. */
export function useRoute(): Route | undefined {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return parse(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener("hashchange", listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener("hashchange", listener);
  };
}
