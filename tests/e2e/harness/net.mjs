import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { until } from "./until.mjs";

/** The two ends of the cable between browsers and house. */
export const serverIP = "10.99.0.1";
const browserIP = "10.99.0.2";

/** serverSide is the process that holds the house's namespace, or 0 without namespaces. */
export const serverSide = Number(process.env.KONVENT_E2E_SERVER ?? 0);

/** canSeparate tells whether this machine lets us make namespaces. */
export function canSeparate() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", ["--net", "--", "ip", "link", "set", "lo", "up"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** onServerSide is a command as it runs in the house's namespace. @param {string[]} command */
export function onServerSide(command) {
  return serverSide ? ["nsenter", `--net=/proc/${serverSide}/ns/net`, "--", ...command] : command;
}

/** plug puts the cable between browsers and house in, or pulls it out; only where there are namespaces. @param {boolean} whole */
export function plug(whole) {
  const [command, ...words] = onServerSide(["ip", "link", "set", "crowd", whole ? "up" : "down"]);
  execFileSync(command, words);
}

/** openNamespace makes a network namespace. It is held by a `cat` that ends when we end, and goes with it. */
export async function openNamespace() {
  const holder = spawn("unshare", ["--net", "--", "cat"], { stdio: ["pipe", "ignore", "inherit"] });
  const net = (/** @type {number | string} */ pid) => readlinkSync(`/proc/${pid}/ns/net`);
  await until("a namespace", () => net(holder.pid ?? 0) !== net("self"));
  const pid = /** @type {number} */ (holder.pid);
  ip(pid, "link set lo up");
  return {
    pid,
    async close() {
      const ended = once(holder, "exit");
      holder.stdin.end();
      await ended;
    },
  };
}

/** ip runs it in the namespace of a process, ours for 0. @param {number} pid @param {string} words */
export function ip(pid, words) {
  const command = ["ip", ...words.split(" ")];
  if (pid) command.unshift("nsenter", `--net=/proc/${pid}/ns/net`, "--");
  execFileSync(command[0], command.slice(1));
}

/** openServerSide joins this process's namespace, that of the browsers, to a new one for the house. */
export async function openServerSide() {
  const side = await openNamespace();
  ip(0, "link set lo up");
  ip(0, `link add house type veth peer name crowd netns ${side.pid}`);
  ip(0, `addr add ${browserIP}/24 dev house`);
  joinServerSide();
  ip(side.pid, `addr add ${serverIP}/24 dev crowd`);
  ip(side.pid, "link set crowd up");
  return side;
}

/** joinServerSide makes the cable our way to everywhere. */
export function joinServerSide() {
  ip(0, "link set house up");
  ip(0, "route add default dev house");
}

/** leaveServerSide takes our end of the cable down; the house keeps its address. */
export function leaveServerSide() {
  ip(0, "link set house down");
}
