import {
  BookUser,
  CalendarCheck,
  CalendarDays,
  CircleHelp,
  Ellipsis,
  Languages,
  LogOut,
  Settings2,
  Users,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { useTranslation } from "react-i18next";
import { change } from "../features/settings/settings";
import { language } from "../i18n";
import { live, useLive } from "../live/live";
import { go } from "../route";
import { Avatar } from "../ui/Avatar";
import { Hidden } from "../ui/Hidden";
import { Menu } from "../ui/Menu";
import styles from "./HouseMenu.module.css";

const SettingsDialog = lazy(() =>
  import("../features/settings/SettingsDialog").then((m) => ({ default: m.SettingsDialog })),
);

/** HouseMenu holds what is the same everywhere: people, help, settings, language, leaving. It is called by one's own name. */
export function HouseMenu() {
  const { t } = useTranslation();
  const you = useLive((state) => state.you);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const other = language() === "de" ? "en" : "de";
  const settings = () => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Menu
        label={t("shell.menu")}
        trigger={
          <AriaButton className={styles.trigger ?? ""}>
            <Hidden>{t("shell.menu")}</Hidden>
            <span className={styles.you}>
              {you ? <Avatar id={you.id} name={you.name} /> : null}
              <span className={styles.words}>
                <strong>{you?.name}</strong>
                <small>{you?.office || (you && t(`role.${you.role}`))}</small>
              </span>
            </span>
            <Ellipsis className={styles.dots} aria-hidden="true" />
            <span className={styles.more}>{t("place.more")}</span>
          </AriaButton>
        }
        items={[
          {
            id: "programme",
            label: t("place.programme"),
            icon: <CalendarDays />,
            onAction: () => go({ place: "programme" }),
          },
          {
            id: "mine",
            label: t("place.mine"),
            icon: <CalendarCheck />,
            onAction: () => go({ place: "mine" }),
          },
          {
            id: "people",
            label: t("people.title"),
            icon: <Users />,
            onAction: () => go({ place: "people" }),
          },
          {
            id: "contacts",
            label: t("place.contacts"),
            icon: <BookUser />,
            onAction: () => go({ place: "contacts" }),
          },
          { id: "help", label: t("place.help"), icon: <CircleHelp />, onAction: () => go({ place: "help" }) },
          { id: "settings", label: t("shell.settings"), icon: <Settings2 />, onAction: settings },
          {
            id: "language",
            label: t("enter.language"),
            icon: <Languages />,
            onAction: () => change({ language: other }),
          },
          {
            id: "leave",
            label: t("shell.leave"),
            icon: <LogOut />,
            danger: true,
            onAction: () => live.leave(),
          },
        ]}
      />
      {asked ? (
        <Suspense fallback={null}>
          <SettingsDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
