const reloadMark = "konvent.reloaded";

/** Loads the page again for a newer client, once; false when that was tried already. */
export function reloadOnce(): boolean {
  try {
    if (sessionStorage.getItem(reloadMark)) return false;
    sessionStorage.setItem(reloadMark, "1");
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** Forgets that it was tried: this page fits the house. */
export function forgetReload(): void {
  try {
    sessionStorage.removeItem(reloadMark);
  } catch {
    // Storage can be switched off; then nothing was kept.
  }
}
