import { Timer, TimerOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../live/ask";
import { useLive } from "../../live/live";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";

const choices = [10, 30, 60, 120, 300, 600];

/** CountdownMenu gives everybody behind the stage a countdown. */
export function CountdownMenu() {
  const { t } = useTranslation();
  const running = useLive((state) => (state.backstage?.countdown ?? 0) > 0);
  const start = (seconds: number) => void ask("stage.countdown", { seconds });
  const items = choices.map((seconds) => ({
    id: String(seconds),
    label:
      seconds < 60
        ? t("studio.countdown.seconds", { count: seconds })
        : t("studio.countdown.minutes", { count: seconds / 60 }),
    icon: <Timer />,
    onAction: () => start(seconds),
  }));
  const stop = {
    id: "0",
    label: t("studio.countdown.stop"),
    icon: <TimerOff />,
    disabled: !running,
    onAction: () => start(0),
  };
  return (
    <Menu
      label={t("studio.countdown.title")}
      items={[...items, stop]}
      trigger={
        <Button size="small" icon={<Timer />}>
          {t("studio.countdown.title")}
        </Button>
      }
    />
  );
}
