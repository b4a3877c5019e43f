// Runs the browser tests, the pictures, the page's figures or the bad networks: node run.mjs test [TAP-FILE] | screens | bench | networks.
//
// As root the browsers live in one network namespace and the house in another, joined by a cable (veth), so that nothing leaves
// the machine and Firefox, which does not call 127.0.0.1, can join; and a process namespace ends all of them with us. The tests go
// in lanes, each with namespaces of its own. Without root everything runs on 127.0.0.1 in Chromium.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gather, lanes, walk } from "./harness/lanes.mjs";
import { canSeparate, openServerSide } from "./harness/net.mjs";

const self = fileURLToPath(import.meta.url);
const here = dirname(self);
const [mode = "test", file = "/dev/null"] = process.argv.slice(2);
const inside = process.env.KONVENT_E2E_INSIDE === "1";
const separate = canSeparate();

/** @param {string[]} command @param {Record<string, string>} [env] @returns {Promise<number>} */
async function run(command, env = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: "inherit", cwd: here, env: { ...process.env, ...env } });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => child.kill(signal));
  const [code, signal] = await once(child, "exit");
  return signal ? 1 : code;
}

/** again runs this file in namespaces of its own, where that can be. @param {string[]} words */
function again(...words) {
  const command = [process.execPath, self, ...words];
  const own = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--"];
  return run(separate ? [...own, ...command] : command, { KONVENT_E2E_INSIDE: "1" });
}

async function allTests() {
  if (!separate) console.log("no root or no iproute2: the browser tests run in Chromium on 127.0.0.1; what needs Firefox or a network of its own is left out");
  const claims = mkdtempSync(join(tmpdir(), "konvent-lanes-"));
  try {
    const codes = await Promise.all(Array.from({ length: separate ? lanes : 1 }, () => again("lane", claims)));
    gather(claims, file);
    return Math.max(...codes);
  } finally {
    rmSync(claims, { recursive: true });
  }
}

/** On the browsers' side of the cable: a lane of tests, or one script. */
async function onOurSide() {
  const side = separate ? await openServerSide() : undefined;
  if (side) process.env.KONVENT_E2E_SERVER = String(side.pid);
  const code = await (mode === "lane" ? walk(here, file, run) : run(["node", join(here, `${mode}.mjs`)]));
  await side?.close();
  return code;
}

process.exitCode = await (inside ? onOurSide() : mode === "test" ? allTests() : again(mode));
