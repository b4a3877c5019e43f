import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import { live } from "../../live/live";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import type { GroupsPlan, RoomID, Session } from "../../wire/wire";
import { CardFieldsForm } from "./CardFieldsForm";
import { opened, print, saved, touched, typed, useDesk } from "./drafts";
import { Overtaken } from "./Overtaken";
import styles from "./PlanForm.module.css";
import { PlanLists } from "./PlanLists";
import { PlanSizes } from "./PlanSizes";
import { StartGroups } from "./StartGroups";
import { type Draft, planOf, type Wrong } from "./state";

const ways = ["random", "list", "self", "same"] as const;
const graces = ["30", "60", "120", "300"];

/**
 * PlanForm prepares groups: now, or days before. item is the programme's, from which the minutes come. What was typed and not kept stays
 * with the room for whoever is taken elsewhere.
 */
export function PlanForm({
  room,
  plan,
  item,
  onStarted,
}: {
  room: RoomID;
  plan: GroupsPlan | undefined;
  item: Session | undefined;
  onStarted: () => void;
}) {
  const { t } = useTranslation();
  const words = useFault();
  const [desk, setDesk] = useDesk(room, plan, item);
  const { draft } = desk;
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState<string>();
  const [done, setDone] = useState(false);
  const [pending, setPending] = useState(false);
  const change = (part: Partial<Draft>) => {
    setDesk((before) => typed(before, part));
    setWrong({});
    setRefused(undefined);
    setDone(false);
  };
  const save = async (): Promise<GroupsPlan | undefined> => {
    const made = planOf(draft);
    if ("wrong" in made) return void setWrong(made.wrong);
    const result = await live.do("groups.plan", made.plan);
    if (result.ok) {
      setDesk((before) => saved(before, print(draft)));
      return made.plan;
    }
    const none = result.fault.code === "not.found" && draft.way === "same";
    setRefused(none ? t("groups.plan.noneBefore") : words(result.fault));
    return undefined;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const kept = (await save()) !== undefined;
    setPending(false);
    setDone(kept);
    if (kept) announce(t("groups.plan.saved"));
  };
  const made = planOf(draft);
  const shown = "plan" in made ? made.plan : (plan ?? fallback);
  const error = (field: keyof Wrong) => (wrong[field] ? t(`groups.plan.wrong.${field}`) : undefined);
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className={styles.soft}>{t("groups.plan.words")}</p>
      {desk.overtaken ? (
        <Overtaken
          onTake={() => setDesk(() => opened(plan, item))}
          onStay={() => setDesk((before) => ({ ...before, overtaken: false }))}
        />
      ) : null}
      <div className={styles.columns}>
        <div className={styles.part}>
          <Select
            label={t("groups.plan.way")}
            value={draft.way}
            options={ways.map((value) => ({ value, label: t(`groups.plan.ways.${value}`) }))}
            onChange={(way) => change({ way })}
          />
          <PlanSizes draft={draft} error={error} onChange={change} />
          <Field
            label={t("groups.plan.minutes")}
            type="number"
            value={draft.minutes}
            error={error("minutes")}
            onChange={(minutes) => change({ minutes })}
          />
          <Select
            label={t("groups.plan.grace")}
            value={draft.grace}
            options={[...new Set([...graces, draft.grace])].map((value) => ({
              value,
              label: graceWords(value),
            }))}
            onChange={(grace) => change({ grace })}
          />
        </div>
        <div className={styles.part}>
          <Field
            lines
            label={t("groups.plan.task")}
            hint={t("groups.plan.taskHint")}
            value={draft.task}
            error={error("task")}
            onChange={(task) => change({ task })}
          />
          <CardFieldsForm fields={draft.fields} onChange={(fields) => change({ fields })} />
        </div>
      </div>
      {draft.way === "list" ? <PlanLists draft={draft} onChange={change} /> : null}
      <p className={styles.refused} role="alert">
        {refused}
      </p>
      <div className={styles.actions}>
        <StartGroups look="primary" plan={shown} prepare={save} onStarted={onStarted} />
        <Button type="submit" pending={pending}>
          {t("groups.plan.save")}
        </Button>
        {done || touched(desk) ? (
          <p className={styles.soft}>{t(touched(desk) ? "groups.plan.unsaved" : "groups.plan.saved")}</p>
        ) : null}
      </div>
    </form>
  );

  function graceWords(value: string): string {
    const seconds = Number(value);
    return seconds < 60
      ? t("groups.plan.seconds", { count: seconds })
      : t("groups.plan.graceMinutes", { count: Math.round(seconds / 60) });
  }
}

const fallback: GroupsPlan = {
  way: "random",
  groups: 5,
  task: "",
  minutes: 20,
  grace: 60,
  fields: { statements: 3, note: true, image: false, reporter: true },
};
