// Says which Go tests were left out, and why: node leftout.mjs FILE, the JSON of `go test -json`.
import { readFileSync } from "node:fs";

const said = new Map();
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const { Action, Package, Test, Output = "" } = JSON.parse(line);
  if (!Test) continue;
  const name = `${Package} ${Test}`;
  if (Action === "output") said.set(name, (said.get(name) ?? "") + Output);
  if (Action !== "skip") continue;
  const why = /\.go:\d+: (.*)/.exec(said.get(name) ?? "")?.[1] ?? "no reason given";
  console.log(`left out: ${Test}: ${why}`);
}
