import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { useLive } from "../../live/live";
import { announce } from "../../ui/announce";
import { Empty } from "../../ui/Empty";
import { Field } from "../../ui/Field";
import { Loading } from "../../ui/Spinner";
import { PeopleList } from "./PeopleList";
import styles from "./people.module.css";
import { usePeople } from "./usePeople";

/** People lists who is in the room one is in, or in the whole conference, with a search. It fills its container. */
export function People({ of = "room" }: { of?: "room" | "conference" }) {
  const { t } = useTranslation();
  const room = useLive((state) => (of === "room" ? state.room?.id : undefined));
  const [search, setSearch] = useState("");
  const { found, need } = usePeople(room, search.slice(0, 80));
  const fault = useFault();
  const words = t(search ? "people.found" : "people.count", { count: found.total });
  useEffect(() => {
    if (search && !found.loading) announce(words);
  }, [search, found.loading, words]);
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <Field
          label={t("people.searchLabel")}
          quietLabel
          type="search"
          value={search}
          maxLength={80}
          autoComplete="off"
          placeholder={t("people.search")}
          onChange={setSearch}
        />
        <p className={styles.count}>{found.loading ? "\u00a0" : words}</p>
      </div>
      {found.loading ? (
        <Loading label={t("people.loading")} />
      ) : found.fault && found.total === 0 ? (
        <Empty title={fault(found.fault)} />
      ) : found.total === 0 ? (
        <Empty icon={<Search />} title={t(search ? "people.none" : "people.empty")}>
          {search ? t("people.noneWords", { search }) : null}
        </Empty>
      ) : (
        <PeopleList found={found} need={need} everywhere={of === "conference"} />
      )}
    </div>
  );
}
