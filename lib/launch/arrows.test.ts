import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** @returns names of the rules broken below `directory` */
function brokenRules(directory: string, targets: string[]): Promise<string[]> {
  const binary = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [binary, "--config", path.join(ROOT, ".dependency-cruiser.cjs"), "--output-type", "json", ...targets];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: directory, maxBuffer: 64 * 1_048_576 }, (error, stdout) => {
      if (!stdout) return reject(error);
      const { summary } = JSON.parse(stdout) as {
        summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
      };
      if (summary.totalCruised === 0) return reject(new Error("Nothing was looked at."));
      resolve(summary.violations.map(({ rule, from, to }) => (directory === ROOT ? `${rule.name}: ${from} → ${to}` : rule.name)));
    });
  });
}

/** A tree of two files, the first of which imports the second. */
function plant(from: string, to: string): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "postrider-arrows-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const imported = path.relative(path.dirname(from), to).replace(/\.[a-z]+$/, "");
  for (const [file, content] of [
    [from, `import "./${imported}";`],
    [to, "export {};"],
    ["tsconfig.json", "{}"],
  ] as const) {
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(directory, file), content);
  }
  return directory;
}

// The whole tree is read, which takes a while on a busy machine.
describe("the arrows", { timeout: 120_000 }, () => {
  it("hold in this tree", async () => {
    expect(await brokenRules(ROOT, ["app", "components", "inngest", "lib", "server.ts"])).toEqual([]);
  });

  it.each([
    ["lib-knows-no-framework", "lib/consumers/a.ts", "app/page.tsx"],
    ["lib-knows-no-framework", "lib/consumers/a.ts", "node_modules/next/index.js"],
    ["lib-knows-no-framework", "lib/consumers/a.ts", "node_modules/react/index.js"],
    ["components-see-contracts-only", "components/consumers/a.tsx", "lib/consumers/create-consumer.ts"],
    ["components-see-contracts-only", "components/ui/a.tsx", "lib/db.ts"],
    ["kernel-imports-no-lib-folder", "lib/db.ts", "lib/crypto/cipher.ts"],
    ["tools-know-no-domain", "lib/outbound/a.ts", "lib/delivery/deliver.ts"],
    ["tools-never-sideways", "lib/outbound/a.ts", "lib/crypto/cipher.ts"],
    ["domain-never-upward", "lib/delivery/deliver.ts", "lib/engine/worker.ts"],
    ["delivery-and-messages-meet-in-the-ledger", "lib/messages/a.ts", "lib/delivery/deliver.ts"],
    ["generated-client-is-libs-own", "app/page.tsx", "prisma/generated/client.ts"],
    ["production-never-enters-testing", "lib/consumers/a.ts", "lib/testing/receiver.ts"],
    ["only-e2e-imports-e2e", "lib/consumers/a.ts", "e2e/support/receiver.ts"],
  ])("%s: %s may not import %s", async (rule, from, to) => {
    const directory = plant(from, to);
    expect(await brokenRules(directory, [from.split("/")[0] ?? "."])).toContain(rule);
  });

  it("let contracts through", async () => {
    expect(await brokenRules(plant("components/consumers/a.tsx", "lib/consumers/schema.ts"), ["components"])).toEqual([]);
  });
});
