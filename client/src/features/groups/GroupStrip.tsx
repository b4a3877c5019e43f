import { LifeBuoy, Megaphone, MessageSquareText } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Banner } from "../../ui/Banner";
import { Button } from "../../ui/Button";
import { useReach } from "../../ui/useReach";
import type { GroupHere } from "../../wire/wire";
import styles from "./GroupStrip.module.css";

/** GroupStrip stands above the people of a group: its task, what was announced, and whether help is called. */
export function GroupStrip({ group }: { group: GroupHere }) {
  const { t } = useTranslation();
  const { task, announcement, voice } = group;
  const strip = useRef<HTMLElement>(null);
  const reach = useReach(strip);
  return (
    <section ref={strip} tabIndex={reach} className={styles.strip} aria-label={t("groups.room.strip")}>
      {task ? (
        <p className={styles.task}>
          <strong>{t("groups.room.task")}:</strong> {task}
        </p>
      ) : null}
      {announcement ? (
        <p className={styles.told}>
          <MessageSquareText aria-hidden="true" />
          {t("groups.announce.told", { name: announcement.name, text: announcement.text })}
        </p>
      ) : null}
      {voice ? (
        <p className={styles.voice}>
          <Megaphone aria-hidden="true" /> {t("groups.voice.told", { name: voice.name })}
        </p>
      ) : null}
      {group.help ? <Banner>{t("groups.help.calledWords")}</Banner> : null}
    </section>
  );
}

/** HelpButton calls everybody who leads the workshop, or says that they need not come any more. */
export function HelpButton({ group }: { group: GroupHere }) {
  const { t } = useTranslation();
  const leads = useLive((state) => Boolean(state.lead));
  if (leads || group.back) return null;
  const press = () =>
    group.help ? ask("groups.helped", { group: group.room ?? "" }) : ask("groups.help", {});
  return (
    <Button look={group.help ? "plain" : "danger"} icon={<LifeBuoy />} onPress={press}>
      {t(group.help ? "groups.help.undo" : "groups.help.call")}
    </Button>
  );
}
