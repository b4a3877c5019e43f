/** What takes the focus. */
const stops = "button, a[href], input, select, textarea, [tabindex]";
/** Parts that stand by themselves: what stands beside one that is gone is about something else. */
const parts = "section, article, aside, main, header, form";
/** What one writes in. */
const sheets = "input, textarea, [contenteditable=true]";
/** What lies above the page and gives the focus back itself when it closes. */
const above = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
/** What people do who do something. */
const presses = ["keydown", "pointerdown", "click"] as const;
/** How long it has for that, and a button to come back from being off, in ms. */
const patience = 100;
/** For how long after the last key or press what goes away may be their doing, in ms. */
const own = 15_000;

type Stop = HTMLElement | SVGElement;

/** Where something was taken out of the page. */
interface Hole {
  home: Element;
  gone: Element;
  before: Node | null;
  after: Node | null;
}

/**
 * keepFocus watches over the focus of the page until the returned function is called. Where what has it is taken away or switched
 * off, because one did what it asks or somebody else did, the focus goes to what is left there: the same in the next row of a
 * list, what stands beside it, its row, the part of the page it was in, or the heading of the place. Otherwise it would be nowhere.
 * Who was writing comes to no button, which their next letters would press. Who has pressed nothing for a while is reading: there
 * the focus stays away, because a screen reader would follow it from where it reads; the browser's next Tab goes on from the gap.
 */
export function keepFocus(): () => void {
  let last: Stop | undefined;
  let opener: Stop | undefined;
  let pressed = performance.now();
  const onPress = () => {
    pressed = performance.now();
  };
  const holes = new WeakMap<Stop, Hole>();
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    if (target.closest(above) && !last?.closest(above)) opener = last;
    last = target;
  };
  // Who clicks beside everything wants the focus nowhere.
  const onBlur = () =>
    setTimeout(() => {
      if (last && isLost() && usable(last)) last = undefined;
    });
  const fill = (one: Stop | undefined) => {
    if (!isLost()) return;
    if (performance.now() - pressed > own) last = undefined;
    else ((one && standIn(one, holes.get(one))) ?? heading())?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver((records) => {
    for (const one of [last, opener]) {
      if (one?.isConnected) holes.delete(one);
      else if (one && !holes.has(one)) dig(records, one, holes);
    }
    if (!last || !isLost() || usable(last)) return;
    const gone = holes.get(last)?.gone;
    if (gone?.matches(above) || gone?.querySelector(above)) setTimeout(fill, patience, opener);
    else if (gone) fill(last);
    else setTimeout(fill, patience, last);
  });
  watch.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("focusout", onBlur);
  for (const press of presses) document.addEventListener(press, onPress, true);
  return () => {
    watch.disconnect();
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("focusout", onBlur);
    for (const press of presses) document.removeEventListener(press, onPress, true);
  };
}

function isLost(): boolean {
  const now = document.activeElement;
  return !now || now === document.body || now.matches(":disabled");
}

function usable(one: Element): boolean {
  return one.isConnected && !one.matches(":disabled, [hidden]");
}

function heading(): HTMLElement | null {
  return document.querySelector("h1[tabindex]") ?? document.getElementById("main");
}

function dig(records: MutationRecord[], one: Stop, holes: WeakMap<Stop, Hole>): void {
  for (const { target, removedNodes, previousSibling: before, nextSibling: after } of records)
    for (const gone of removedNodes)
      if (gone instanceof Element && target instanceof Element && gone.contains(one))
        holes.set(one, { home: target, gone, before, after });
}

/** What takes the focus instead of one that is gone or off; undefined where nothing is left of what was about it. */
function standIn(one: Stop, hole: Hole | undefined): Stop | undefined {
  if (usable(one)) return one;
  const gone = hole?.gone ?? one;
  let home: Element | null = hole?.home ?? one.parentElement;
  let before = hole ? hole.before : one.previousSibling;
  let after = hole ? hole.after : one.nextSibling;
  // The same in the next row is as far from its end, because what one writes in comes first and is not in all of them.
  const rank = gone.matches("li") ? stopsIn(gone).indexOf(one) - stopsIn(gone).length : 0;
  while (home && !gone.matches(parts) && !one.matches(sheets)) {
    const next =
      along(after, "nextSibling", rank) ??
      along(before, "previousSibling", rank || -1) ??
      along(home.firstChild, "nextSibling", rank);
    if (next) return next;
    if (home.matches("li, article")) return focusable(home as Stop);
    if (home.matches(`${parts}, [tabindex]`)) break;
    ({ previousSibling: before, nextSibling: after, parentElement: home } = home as Element);
  }
  return home?.closest<Stop>("[tabindex]") ?? undefined;
}

/** A row that nothing is left to press in still says how it is now. */
function focusable(row: Stop): Stop {
  if (!row.hasAttribute("tabindex")) row.setAttribute("tabindex", "-1");
  return row;
}

/** The first that takes the focus from a node on, one way; in it the one at a place counted from 0, or from the end. */
function along(from: Node | null, way: "nextSibling" | "previousSibling", at: number): Stop | undefined {
  for (let node = from; node; node = node[way]) {
    if (!(node instanceof Element)) continue;
    const all = stopsIn(node).filter(usable);
    const stop = all.at(at) ?? all.at(-1);
    if (stop) return stop;
  }
  return undefined;
}

function stopsIn(root: Element): Stop[] {
  const below = [...root.querySelectorAll<Stop>(stops)];
  return root.matches(stops) ? [root as Stop, ...below] : below;
}
