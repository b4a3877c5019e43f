import styles from "./SkipLinks.module.css";

export interface SkipTarget {
  /** Id of an element that can take the focus. */
  id: string;
  label: string;
}

/**
 * SkipLinks are the first stops of the Tab key: straight to a part of the page. They show when they have the focus. They are
 * buttons, because the address holds the place and a skip does not change it.
 */
export function SkipLinks({ label, targets }: { label: string; targets: SkipTarget[] }) {
  return (
    <nav aria-label={label} className={styles.links}>
      {targets.map(({ id, label: words }) => (
        <button key={id} type="button" onClick={() => focusFirst(id)}>
          {words}
        </button>
      ))}
    </nav>
  );
}

/** A toolbar takes no focus itself: then its first control does. */
function focusFirst(id: string) {
  const target = document.getElementById(id);
  const control = target?.hasAttribute("tabindex")
    ? target
    : target?.querySelector<HTMLElement>("button, a, input");
  control?.focus();
}
