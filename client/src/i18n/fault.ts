import { useTranslation } from "react-i18next";
import type { Refusal } from "../live/state";

/** useFault gives words for a fault. A code without words does not compile. */
export function useFault(): (fault: Refusal) => string {
  const { t } = useTranslation();
  return (fault) => t(`fault.${fault.code}`);
}
