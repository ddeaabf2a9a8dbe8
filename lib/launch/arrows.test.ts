import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** @returns every violation below `directory`, as "rule: from → to" */
function violations(directory: string, targets: string[]): Promise<string[]> {
  const binary = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [binary, "--config", path.join(ROOT, ".dependency-cruiser.cjs"), "--output-type", "json", ...targets];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: directory, maxBuffer: 64 * 1_048_576 }, (error, stdout) => {
      if (!stdout) return reject(error);
      const { summary } = JSON.parse(stdout) as {
        summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
      };
      if (summary.totalCruised === 0) return reject(new Error("Nothing was looked at."));
      resolve(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`));
    });
  });
}

type Arrow = readonly [from: string, to: string];

/** A tree in which each arrow's first file imports its second. */
function plant(arrows: readonly Arrow[]): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "postrider-arrows-"));
  const files = new Map([["tsconfig.json", "{}"]]);
  for (const file of arrows.flat()) files.set(file, "export {};\n");
  for (const [from, to] of arrows) {
    const relative = path.relative(path.dirname(from), to).replace(/\.[a-z]+$/, "");
    files.set(from, `${files.get(from)}import "./${relative}";\n`);
  }
  for (const [file, content] of files) {
    mkdirSync(path.join(directory, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(directory, file), content);
  }
  return directory;
}

const FORBIDDEN = [
  ["no-circle", "lib/hosts/a.ts", "lib/hosts/b.ts"],
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
] as const;

/** What a circle needs besides the arrow above, and contracts, which everybody may import. */
const CLOSING: Arrow = ["lib/hosts/b.ts", "lib/hosts/a.ts"];
const CONTRACT: Arrow = ["components/consumers/b.tsx", "lib/consumers/schema.ts"];

// A whole tree is read, which takes a while on a busy machine.
describe("the arrows", { timeout: 120_000 }, () => {
  it("hold in this tree", async () => {
    expect(await violations(ROOT, ["app", "components", "inngest", "lib", "server.ts"])).toEqual([]);
  });

  // One tree holds them all: a process a violation costs more than reading the whole of this tree.
  describe("in a planted tree", () => {
    let found: string[];
    beforeAll(async () => {
      const directory = plant([...FORBIDDEN.map(([, from, to]): Arrow => [from, to]), CLOSING, CONTRACT]);
      found = await violations(directory, ["app", "components", "lib"]).finally(() => rmSync(directory, { recursive: true, force: true }));
    }, 120_000);

    it.each(FORBIDDEN)("%s: %s may not import %s", (rule, from, to) => {
      expect(found).toContain(`${rule}: ${from} → ${to}`);
    });

    it("let contracts through", () => {
      expect(found.filter((violation) => violation.includes(CONTRACT[0]) || violation.includes(CONTRACT[1]))).toEqual([]);
    });

    it("break every rule there is", () => {
      const { forbidden } = createRequire(import.meta.url)(path.join(ROOT, ".dependency-cruiser.cjs")) as { forbidden: { name: string }[] };
      expect(new Set(FORBIDDEN.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
    });
  });
});
