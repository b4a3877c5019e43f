/** How long something may take, in ms. What is waited for comes sooner; a machine that is shared with others may be slow. */
export const patience = 40_000;

/**
 * until waits for a condition and returns its first true value. It fails with what it waited for, and with the condition's last
 * error where there was one.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} condition
 * @param {number} [within] ms
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, condition, within = patience) {
  const deadline = performance.now() + within;
  let last;
  while (performance.now() < deadline) {
    try {
      const value = await condition();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${within} ms for ${what}${last === undefined ? "" : `; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`}`);
}
