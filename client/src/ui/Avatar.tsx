import styles from "./Avatar.module.css";
import { initials, tint } from "./tint";

export interface AvatarProps {
  id: string;
  name: string;
  size?: "small" | "medium" | "tile";
}

/** Avatar stands for a person: their initials on a tint that stays theirs. The name stands beside it, so it is silent. */
export function Avatar({ id, name, size = "small" }: AvatarProps) {
  return (
    <span className={styles.avatar} data-size={size} data-tint={tint(id)} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
