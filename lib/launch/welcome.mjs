import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** @param {string} file */
function readDemo(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** @param {{ url: string, apiKey: string, companyId?: string }} demo */
function publishCommand({ url, apiKey, companyId }) {
  const event = { eventType: "company.created", ...(companyId ? { companyId } : {}), payload: { hello: "world" } };
  return [
    `curl ${url}/api/v1/events \\`,
    `  -H "Authorization: Bearer ${apiKey}" \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(event)}'`,
  ]
    .map((line) => `    ${line}`)
    .join("\n");
}

/**
 * What is said once everything runs: where, how to sign in, and how to publish a first event.
 * @param {import("./settings.mjs").LaunchSettings} settings
 */
export function welcome({ mode, dataDir, variables }) {
  const demo = mode === "local" ? readDemo(path.join(dataDir, "demo.json")) : null;
  const lines = ["", `  Postrider is running: ${variables.APP_URL}`, ""];
  if (demo) {
    lines.push(`  Sign in      ${demo.email}`, `  Password     ${demo.password}`, "", "  Publish an event:", "", publishCommand(demo), "");
  }
  lines.push(`  ${mode === "local" ? `Data is in ${dataDir}. ` : ""}Ctrl-C stops everything.`, "");
  return lines.join("\n");
}
