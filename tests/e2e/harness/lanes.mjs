import { closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A lane takes one file of tests after the other. There is one: browsers draw and encode for as long as a test takes, so on two cores two lanes
 * make each other slow (the studio by keyboard took 149 s instead of 23). More are worth it where there are more cores.
 */
export const lanes = 1;

/** filesOf are the tests of a folder that were asked for, the longest first, so that no lane waits long for the other. @param {string} folder */
export function filesOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".test.mjs") && name.includes(process.env.ONLY ?? ""));
  const size = (/** @type {string} */ name) => statSync(join(folder, name)).size;
  return names.sort((a, b) => size(b) - size(a));
}

/**
 * walk runs the files of a folder that no other lane has claimed, shows what each said when it is over, and keeps its TAP beside the
 * claims. It returns the worst exit code.
 * @param {string} folder @param {string} claims @param {(command: string[]) => Promise<number>} run
 */
export async function walk(folder, claims, run) {
  let worst = 0;
  for (const name of filesOf(folder)) {
    if (!claim(join(claims, name))) continue;
    const said = join(claims, `${name}.out`);
    const code = await run([
      "node", "--experimental-websocket", "--test", "--test-timeout=420000", "--test-reporter=spec", `--test-reporter-destination=${said}`,
      "--test-reporter=tap", `--test-reporter-destination=${join(claims, `${name}.tap`)}`, join(folder, name),
    ]);
    process.stdout.write(readFileSync(said, "utf8").replace(/^ℹ (tests|suites|pass|fail|cancelled|skipped|todo) \d+\n/gm, ""));
    worst = Math.max(worst, code);
  }
  return worst;
}

/** claim tells whether the file is ours: the first who makes it has it. @param {string} path */
function claim(path) {
  try {
    closeSync(openSync(path, "wx"));
    return true;
  } catch {
    return false;
  }
}

/** gather writes what all lanes kept into one TAP file. @param {string} claims @param {string} tapFile */
export function gather(claims, tapFile) {
  const kept = readdirSync(claims).filter((name) => name.endsWith(".tap")).sort();
  writeFileSync(tapFile, kept.map((name) => readFileSync(join(claims, name), "utf8")).join(""));
}
