import { createContext } from "react";
import type { MenuEntry } from "../../ui/Menu";
import type { Placed } from "../../wire/wire";

/** Extras is what a place adds to what one may do to a person. */
export type Extras = (person: Placed) => MenuEntry[];

/** The place around a list of people says what more there is; nothing without one. */
export const ExtrasContext = createContext<Extras>(() => []);
