import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ActionResult } from "@/lib/action-result";
import { disconnect } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ACTION_TABLE, caseOf, SECRETS } from "@/lib/testing/action-cases";
import {
  ADDRESS,
  actionFiles,
  addOperator,
  ids,
  loadActions,
  makeActionWorld,
  nextHeaders,
  signInAs,
  world,
} from "@/lib/testing/action-world";
import { type Expected, expectEntries, expectNoSecret, snapshot, takeEntries, withoutAudit } from "@/lib/testing/audit-proof";
import { OPERATOR_ACTION_TABLE, operatorCaseOf } from "@/lib/testing/operator-action-cases";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Every server action, as the portal calls it: with a real session, and who, from where, before and after in the audit log.

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => nextHeaders);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await wakesDone();
  await disconnect();
  await database.drop();
});
beforeEach(makeActionWorld);

test.each([
  ["action", ACTION_TABLE],
  ["operatorAction", OPERATOR_ACTION_TABLE],
])("every server action that goes through %s is in the table", (wrapper, table) => {
  const pattern = new RegExp(`^export const (\\w+) = ${wrapper}\\(`, "gm");
  const written = actionFiles().flatMap((file) => [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => `${file} ${name}`));
  expect(table.map(([file, name]) => `${file} ${name}`).sort()).toEqual(written.sort());
});

/** Holds an action to what it must leave: that, by whom and in whose log is said, and no secret; without the log, nothing at all. */
async function expectAudited(
  run: () => Promise<ActionResult<unknown>> | undefined,
  leaves: Expected,
  by: (answer: unknown) => { actor: string; client_id: string | null },
): Promise<void> {
  await takeEntries();
  if (leaves.length > 0) {
    const before = await snapshot();
    expect(await withoutAudit(async () => run())).toMatchObject({ ok: false, error: "unexpected" });
    expect(await snapshot()).toEqual(before);
  }
  const answer = await run();
  expect(answer).toMatchObject({ ok: true });
  const entries = await takeEntries();
  await expectEntries(entries, leaves, { ...by(answer?.ok ? answer.data : undefined), address: ADDRESS });
  expectNoSecret(entries, [...SECRETS, ...revealedBy(answer)]);
}

describe.each(ACTION_TABLE)("%s %s", (file, name) => {
  const { given = () => ids.webhookId, leaves } = caseOf(file, name);

  test("leaves what is stated, with who and from where, and no secret; or nothing at all", async () => {
    const actions = await loadActions(file);
    const input = await given(actions);
    await expectAudited(
      () => actions[name]?.(input),
      leaves,
      () => ({ actor: `user:${ids.me}`, client_id: world.scope.clientId }),
    );
  });
});

describe.each(OPERATOR_ACTION_TABLE)("%s %s", (file, name) => {
  const { given, leaves, of } = operatorCaseOf(file, name);

  test("leaves what is stated in the log it belongs to, with which operator and from where, and no secret; or nothing at all", async () => {
    const operator = await addOperator();
    await signInAs(operator);
    const actions = await loadActions(file);
    const input = await given(actions);
    await expectAudited(
      () => actions[name]?.(input),
      leaves,
      (answer) => {
        const made = of === "new client" ? (answer as { id: string }).id : null;
        return { actor: `operator:${operator}`, client_id: of === "client" ? world.scope.clientId : made };
      },
    );
  });
});

/** All that an answer reveals once: a key, a secret, the token of a link. */
function revealedBy(answer: ActionResult<unknown> | undefined): string[] {
  const data = (answer?.ok ? answer.data : undefined) as { apiKey?: string; key?: string; link?: string } | undefined;
  return [data?.apiKey, data?.key, data?.link?.split("/").at(-1)].filter((secret) => secret !== undefined);
}
