import styles from "./SkipLinks.module.css";

export interface SkipTarget {
  /** Id of an element that can take the focus. */
  id: string;
  label: string;
}

/** SkipLinks are the first stop of the Tab key: straight to a part of the page. They show when they have the focus. */
export function SkipLinks({ label, targets }: { label: string; targets: SkipTarget[] }) {
  return (
    <nav aria-label={label} className={styles.links}>
      {targets.map(({ id, label: words }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            // The address holds the place; a skip link does not change it.
            event.preventDefault();
            focusFirst(id);
          }}
        >
          {words}
        </a>
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
