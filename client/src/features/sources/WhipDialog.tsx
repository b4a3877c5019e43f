import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { live, useLive } from "../../live/live";
import type { Refusal } from "../../live/state";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { QR } from "../../ui/QR";
import type { Key, Source } from "../../wire/wire";
import styles from "./WhipDialog.module.css";

/** Whether a source is a programme that feeds in now. */
function feeds({ kind, up, lost }: Source): boolean {
  return kind === "whip" && up && !lost;
}

/** WhipDialog gives out address and key for a programme that feeds in by WHIP (RFC 9725). The key is shown once. */
export function WhipDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState<Key>();
  const [fault, setFault] = useState<Refusal>();
  const [sure, setSure] = useState(false);
  const sending = useLive((state) => (state.backstage?.sources ?? []).some(feeds));
  const issue = async () => {
    if (sending && !sure) return setSure(true);
    const result = await live.do("stage.key", { kind: "whip" });
    setKey(result.ok ? result.body : undefined);
    setFault(result.ok ? undefined : result.fault);
  };
  const close = () => {
    setKey(undefined);
    setFault(undefined);
    setSure(false);
    onClose();
  };
  const cuts = sending && sure;
  const ask = (
    <>
      <Button look={cuts ? "danger" : "primary"} onPress={issue}>
        {t(cuts ? "sources.whip.cut" : "sources.whip.issue")}
      </Button>
      <Button onPress={close}>{t("ui.cancel")}</Button>
    </>
  );
  return (
    <Dialog title={t("sources.whip.title")} open={open} onClose={close} wide actions={key ? undefined : ask}>
      <div className={styles.body}>
        <p>{t("sources.whip.words")}</p>
        <p>
          <strong>{t(sending ? "sources.whip.sending" : "sources.whip.silent")}</strong>
        </p>
        {key ? <KeyFields issued={key} /> : null}
        {fault ? <p className={styles.fault}>{t(`fault.${fault.code}`)}</p> : null}
        {key || cuts ? null : <p className={styles.hint}>{t("sources.whip.replaces")}</p>}
        <p className={styles.fault} role="status">
          {cuts && !key ? t("sources.whip.cuts") : null}
        </p>
      </div>
    </Dialog>
  );
}

/** The key takes the focus when it comes, because the button that asked for it is gone. */
function KeyFields({ issued }: { issued: Key }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className={styles.key}>
      <dl className={styles.fields}>
        <Copyable label={t("sources.whip.address")} text={issued.url} />
        <Copyable label={t("sources.whip.key")} text={issued.key} />
      </dl>
      <figure className={styles.figure}>
        <QR text={`${issued.url}#${issued.key}`} label={t("sources.whip.code")} />
        <figcaption className={styles.hint}>{t("sources.whip.codeWords")}</figcaption>
      </figure>
      <p className={styles.hint}>{t("sources.whip.once")}</p>
    </div>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done);
    announce(done ? t("sources.whip.copied", { label }) : t("sources.whip.copyFailed"), "assertive");
  };
  return (
    <div className={styles.field}>
      <dt>{label}</dt>
      <dd>
        <code className={styles.code}>{text}</code>
        <IconButton label={t("sources.whip.copy", { label })} onPress={() => void copy()}>
          {copied ? <Check /> : <Copy />}
        </IconButton>
      </dd>
    </div>
  );
}
