import type { ReactNode } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { useTranslation } from "react-i18next";
import styles from "./ControlBar.module.css";

/**
 * ControlBar holds what one can do in a place, in the same order everywhere: microphone, camera, screen, hand, reaction,
 * captions, devices, leave. It is one stop for the Tab key; arrows move inside.
 */
export function ControlBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div id="controls" className={styles.frame}>
      <Toolbar aria-label={t("ui.controls")} className={styles.bar ?? ""}>
        {children}
      </Toolbar>
    </div>
  );
}
