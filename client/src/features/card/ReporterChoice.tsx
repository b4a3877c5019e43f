import { useTranslation } from "react-i18next";
import type { Doc } from "yjs";
import { useMap } from "../../live/docs/useMap";
import { useLive } from "../../live/live";
import { Select } from "../../ui/Select";
import { choices, reporterOf } from "./state";

/** ReporterChoice says who tells the plenum about the card: one of those who are here. */
export function ReporterChoice({ doc }: { doc: Doc }) {
  const { t } = useTranslation();
  const map = choices(doc);
  useMap(map);
  const chosen = reporterOf(doc);
  const here = useLive((state) => state.people.here);
  const me = useLive((state) => state.you);
  const others = (here ?? []).filter(({ id }) => id !== me?.id);
  const options = [
    { value: "", label: t("card.nobody") },
    ...(me ? [{ value: me.id as string, label: t("card.me", { name: me.name }) }] : []),
    ...others.map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  if (chosen && !options.some(({ value }) => value === chosen.id))
    options.push({ value: chosen.id, label: chosen.name });
  const choose = (id: string) => {
    const person = id === me?.id ? me : others.find((other) => other.id === id);
    if (person) map.set("reporter", { id: person.id, name: person.name });
    else if (id === "") map.delete("reporter");
  };
  return <Select label={t("card.reporter")} value={chosen?.id ?? ""} options={options} onChange={choose} />;
}
