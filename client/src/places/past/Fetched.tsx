import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFault } from "../../i18n/fault";
import type { Result } from "../../live/state";
import { Button } from "../../ui/Button";
import { Loading } from "../../ui/Spinner";
import styles from "./past.module.css";

export interface FetchedProps<T> {
  got: Result<T> | undefined;
  again: () => void;
  children: (body: T) => ReactNode;
}

/** Fetched shows what the house gave, that it is on its way, or why not. */
export function Fetched<T>({ got, again, children }: FetchedProps<T>) {
  const { t } = useTranslation();
  const fault = useFault();
  if (!got) return <Loading label={t("past.loading")} />;
  if (got.ok) return children(got.body);
  return (
    <div className={styles.failed}>
      <p role="alert">{t("past.failed", { why: fault(got.fault) })}</p>
      <Button onPress={again}>{t("past.again")}</Button>
    </div>
  );
}
