import { Ellipsis, Eye, EyeOff, Mic, MicOff, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sourceName } from "../../i18n/sourceName";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { outside } from "../../live/state";
import { Button } from "../../ui/Button";
import { IconButton } from "../../ui/IconButton";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { Meter } from "../../ui/Meter";
import type { Green } from "../../wire/wire";
import styles from "./SourceRow.module.css";
import { stateOf } from "./state";

export interface SourceRowProps {
  source: Green;
  /** A small picture of it. */
  picture: ReactNode;
  /** Whether it is in the preview. */
  chosen: boolean;
  onChoose: () => void;
}

/** SourceRow is a source in the green room: its picture, its name, its state in words, its level, and what the director can do. */
export function SourceRow({ source, picture, chosen, onChoose }: SourceRowProps) {
  const { t } = useTranslation();
  const level = useLive((state) => (outside(state) ? 0 : (state.levels[source.id] ?? 0)));
  const name = sourceName(t, source);
  const state = stateOf(source, source.cue);
  return (
    <li className={styles.row} data-state={state}>
      <div className={styles.picture}>{picture}</div>
      <div className={styles.facts}>
        <strong className={styles.name}>{name}</strong>
        <span className={styles.state} data-state={state}>
          {t(`sources.state.${state}`)}
          {source.codec === "H264" ? ` · ${t("sources.h264")}` : null}
        </span>
        <Meter label={t("sources.level", { name })} value={level} />
      </div>
      <div className={styles.actions}>
        <Button
          size="small"
          icon={chosen ? <EyeOff /> : <Eye />}
          aria-label={t(chosen ? "sources.outLong" : "sources.inLong", { name })}
          onPress={onChoose}
        >
          {t(chosen ? "sources.out" : "sources.in")}
        </Button>
        {source.person ? <More source={source} name={name} /> : null}
      </div>
    </li>
  );
}

function More({ source, name }: { source: Green; name: string }) {
  const { t } = useTranslation();
  const person = source.person ?? "";
  const items: MenuEntry[] = [
    {
      id: "mute",
      label: t(source.held ? "sources.release" : "sources.mute"),
      icon: source.held ? <Mic /> : <MicOff />,
      onAction: () => void ask("person.mute", { person, muted: !source.held }),
    },
    {
      id: "dismiss",
      label: t("sources.dismiss"),
      icon: <Undo2 />,
      onAction: () => void ask("stage.dismiss", { person }),
    },
  ];
  return (
    <Menu
      label={t("sources.more", { name })}
      items={items}
      trigger={
        <IconButton size="small" label={t("sources.more", { name })}>
          <Ellipsis />
        </IconButton>
      }
    />
  );
}
