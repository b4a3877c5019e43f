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

/**
 * openServerSide joins this process's namespace, that of the browsers, to a new one for the house. The new one is held by a `cat`
 * that ends when we end, and goes with it.
 */
export async function openServerSide() {
  const holder = spawn("unshare", ["--net", "--", "cat"], { stdio: ["pipe", "ignore", "inherit"] });
  const net = (/** @type {number | string} */ pid) => readlinkSync(`/proc/${pid}/ns/net`);
  await until("the house's namespace", () => net(holder.pid ?? 0) !== net("self"));
  const ip = (/** @type {string} */ words) => execFileSync("ip", words.split(" "));
  const there = (/** @type {string} */ words) =>
    execFileSync("nsenter", [`--net=/proc/${holder.pid}/ns/net`, "--", "ip", ...words.split(" ")]);
  ip("link set lo up");
  ip(`link add house type veth peer name crowd netns ${holder.pid}`);
  ip(`addr add ${browserIP}/24 dev house`);
  ip("link set house up");
  ip("route add default dev house");
  there("link set lo up");
  there(`addr add ${serverIP}/24 dev crowd`);
  there("link set crowd up");
  return {
    pid: holder.pid,
    async close() {
      const ended = once(holder, "exit");
      holder.stdin.end();
      await ended;
    },
  };
}
