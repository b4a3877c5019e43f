import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../ui/announce";
import { IconButton } from "../../ui/IconButton";
import { choose } from "./choice";
import styles from "./PageBar.module.css";
import type { Staging } from "./useRoom";
import { ViewMenu } from "./ViewMenu";

/** useTurn goes to another page of tiles, and says which. After the last comes the first, so no button ever loses the focus. */
export function useTurn(pages: number): (to: number) => void {
  const { t } = useTranslation();
  return (to) => {
    const page = (to + pages) % pages;
    choose({ page });
    announce(t("tiles.page", { page: page + 1, pages }));
  };
}

/** turnBy turns pages with the keys for it, from anywhere among the tiles. */
export function turnBy(event: KeyboardEvent, page: number, turn: (to: number) => void): void {
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  turn(page + step);
}

/** PageBar stands below the tiles: the pages, who speaks out of sight, and how one looks at the room. */
export function PageBar({ room }: { room: Staging }) {
  const { t } = useTranslation();
  const { page, pages, speaking, unseen, narrow } = room;
  const turn = useTurn(pages);
  return (
    <div className={styles.bar}>
      <p className={styles.words}>
        {speaking.length > 0 ? (
          <span className={styles.speaking}>
            {t("tiles.speaking", { names: speaking.map(({ name }) => name).join(", ") })}
          </span>
        ) : null}
        {unseen > 0 ? t("workshop.others", { count: unseen }) : null}
      </p>
      {pages > 1 ? (
        <div className={styles.pages}>
          <IconButton size="small" label={t("tiles.before")} onPress={() => turn(page - 1)}>
            <ChevronLeft />
          </IconButton>
          <span>{t("tiles.page", { page: page + 1, pages })}</span>
          <IconButton size="small" label={t("tiles.after")} onPress={() => turn(page + 1)}>
            <ChevronRight />
          </IconButton>
        </div>
      ) : null}
      <div className={styles.view}>
        <ViewMenu narrow={narrow} />
      </div>
    </div>
  );
}
