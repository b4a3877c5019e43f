import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog";
import { DevicePanel } from "./DevicePanel";

/** DeviceDialog shows the devices above a place. They run only while it is open. */
export function DeviceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("devices.title")} open={open} onClose={onClose} wide>
      <DevicePanel />
    </Dialog>
  );
}
