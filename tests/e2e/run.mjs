// Runs the browser tests, the pictures, the page's figures or the bad networks: node run.mjs test [TAP-FILE] | screens | bench | networks.
//
// As root the browsers live in one network namespace and the house in another, joined by a cable (veth), so that nothing leaves
// the machine and Firefox, which does not call 127.0.0.1, can join; and a process namespace ends all of them with us. Without root everything runs on 127.0.0.1 in Chromium.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canSeparate, openServerSide } from "./harness/net.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [mode = "test", tapFile = "/dev/null"] = process.argv.slice(2);
const inside = process.env.KONVENT_E2E_INSIDE === "1";

/** @param {string[]} command @param {Record<string, string>} env */
async function run(command, env) {
  const child = spawn(command[0], command.slice(1), { stdio: "inherit", cwd: here, env: { ...process.env, ...env } });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => child.kill(signal));
  const [code, signal] = await once(child, "exit");
  return signal ? 1 : code;
}

function programme() {
  if (mode !== "test") return ["node", "--experimental-websocket", join(here, `${mode}.mjs`)];
  const only = process.env.ONLY ?? "";
  const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs") && name.includes(only));
  return [
    "node", "--experimental-websocket", "--test", "--test-concurrency=1", "--test-timeout=420000",
    "--test-reporter=spec", "--test-reporter-destination=stdout",
    "--test-reporter=tap", `--test-reporter-destination=${tapFile}`,
    ...files.sort().map((name) => join(here, name)),
  ];
}

if (!inside && canSeparate()) {
  process.exitCode = await run(
    ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--", process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { KONVENT_E2E_INSIDE: "1" },
  );
} else if (inside) {
  const side = await openServerSide();
  process.exitCode = await run(programme(), { KONVENT_E2E_SERVER: String(side.pid) });
  await side.close();
} else {
  console.log("no root or no iproute2: the browser tests run in Chromium on 127.0.0.1; what needs Firefox or a network of its own is left out");
  process.exitCode = await run(programme(), {});
}
