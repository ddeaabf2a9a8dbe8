import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { judgeAudit } from "./judge-audit.mjs";

/** Longer than any registry that is there takes. */
const AUDIT_MS = 60_000;

/** @param {string} root @returns {Promise<string>} what npm printed, whatever its exit code */
function npmAudit(root) {
  return new Promise((resolve) => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const options = { cwd: root, timeout: AUDIT_MS, shell: process.platform === "win32" };
    const child = spawn(npm, ["audit", "--json"], { ...options, stdio: ["ignore", "pipe", "ignore"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", () => resolve(""));
    child.once("close", () => resolve(output));
  });
}

/**
 * Asks the registry whether a dependency has a known weakness, and prints what is to be said about it.
 * @param {string} root
 * @returns {Promise<boolean>} whether nothing grave is known that audit-exceptions.json does not excuse
 */
export async function auditDependencies(root) {
  const exceptions = JSON.parse(readFileSync(path.join(root, "lib/launch/audit-exceptions.json"), "utf8"));
  const { passed, lines } = judgeAudit(await npmAudit(root), exceptions, new Date());
  for (const line of lines) console.log(line);
  return passed;
}
