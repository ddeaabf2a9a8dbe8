import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ROLES, roleMay } from "@/lib/access/roles";
import type { ActionResult } from "@/lib/action-result";
import { disconnect, pool } from "@/lib/db";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { ACTION_TABLE, caseOf } from "@/lib/testing/action-cases";
import {
  actionFiles,
  addMember,
  addOperator,
  ids,
  loadActions,
  makeActionWorld,
  nextHeaders,
  signInAs,
  signOutOfRequest,
  world,
} from "@/lib/testing/action-world";
import { snapshot } from "@/lib/testing/audit-proof";
import { OPERATOR_ACTION_TABLE, operatorCaseOf } from "@/lib/testing/operator-action-cases";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

// Every server action for every role, for another client's Administrator and for nobody, found by walking the files: a new action
// is in these tables from its first day, or the test of the walk fails.

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => nextHeaders);

/** Of the person's own session and account, or let in by a link's token: each says in its own test whom it lets do what. */
const OWN = [
  "app/(auth)/reset-password/actions.ts requestResetAction",
  "app/(auth)/reset-password/actions.ts resetPasswordAction",
  "app/(portal)/account/actions.ts changePasswordAction",
  "app/(portal)/account/actions.ts endOtherSessionsAction",
  "app/(portal)/account/actions.ts endSessionAction",
  "app/actions.ts setLanguage",
  "app/actions.ts signOut",
  "app/actions.ts switchClient",
  "app/(auth)/invitation/[token]/actions.ts acceptAsNewUserAction",
  "app/(auth)/invitation/[token]/actions.ts acceptAsUserAction",
];

interface Found {
  file: string;
  name: string;
  kind: "action" | "operatorAction" | "own";
}

function findActions(): Found[] {
  return actionFiles().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^export (?:async function (\w+)|const (\w+) = (\w+)\()/gm)].map(([, own, name, wrapper]) => {
      const kind = wrapper === "action" || wrapper === "operatorAction" ? wrapper : "own";
      return { file, name: own ?? name ?? "", kind };
    }),
  );
}
const found = findActions();
const keyOf = ({ file, name }: Found) => `${file} ${name}`;

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

/** What is called must leave everything as it was. */
async function changesNothing(call: () => unknown): Promise<unknown> {
  const before = await snapshot();
  const answer = await call();
  expect(await snapshot()).toEqual(before);
  return answer;
}

/** @returns the stranger's own id */
async function signInAsStranger(): Promise<string> {
  const other = await ReplayWorld.create();
  const stranger = await addMember(other.scope.clientId, "Administrator");
  await signInAs(stranger);
  return stranger;
}

test("the walk finds every function that a browser can call", async () => {
  const other = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith("actions.ts") && !file.endsWith(".test.ts"))
    .filter((file) => /^\s*["']use server["']/m.test(readFileSync(path.join("app", file), "utf8")));
  expect(other, "server actions stand in files named …actions.ts").toEqual([]);
  for (const file of actionFiles()) {
    const names = found.filter((one) => one.file === file).map(({ name }) => name);
    expect(names.sort(), file).toEqual(Object.keys(await loadActions(file)).sort());
  }
  const keysOf = (kind: Found["kind"]) =>
    found
      .filter((one) => one.kind === kind)
      .map(keyOf)
      .sort();
  expect(keysOf("action")).toEqual(ACTION_TABLE.map((row) => row.join(" ")).sort());
  expect(keysOf("operatorAction")).toEqual(OPERATOR_ACTION_TABLE.map((row) => row.join(" ")).sort());
  expect(keysOf("own")).toEqual([...OWN].sort());
});

describe.each(ACTION_TABLE)("%s %s", (file, name) => {
  const { given = () => ids.webhookId, permission } = caseOf(file, name);

  test.each(ROLES)("%s", async (role) => {
    const actions = await loadActions(file);
    const input = await given(actions);
    await signInAs(await addMember(world.scope.clientId, role));
    const run = () => actions[name]?.(input);
    if (roleMay(role, permission)) expect(await run()).toMatchObject({ ok: true });
    else expect(await changesNothing(run)).toMatchObject({ ok: false, error: "forbidden" });
  });

  test("for another client's Administrator what it names is not there, and nothing of the owner's changes", async () => {
    const actions = await loadActions(file);
    const input = await given(actions);
    const stranger = await signInAsStranger();
    const before = await snapshot();
    const answer = await actions[name]?.(input);
    const after = await snapshot();
    for (const [table, text] of Object.entries(before)) {
      const rows = after[table]?.split("\n") ?? [];
      // A choice of one's own is the stranger's to make, in the stranger's own rows.
      const owned = text.split("\n").filter((row) => row !== "" && !row.includes(stranger));
      expect(rows, table).toEqual(expect.arrayContaining(owned));
    }
    if (/[0-9a-f-]{36}|msg_/.test(JSON.stringify(input) ?? "")) {
      expect(answer).toMatchObject({ ok: false, error: "not_found" });
      expect(after).toEqual(before);
    }
  });

  test("for nobody", async () => {
    const actions = await loadActions(file);
    const input = await given(actions);
    signOutOfRequest();
    expect(await changesNothing(() => actions[name]?.(input))).toMatchObject({ ok: false, error: "unauthenticated" });
  });
});

describe.each(OPERATOR_ACTION_TABLE)("%s %s", (file, name) => {
  /** The action with what would change something, were it an operator's call. */
  async function prepare(): Promise<() => Promise<ActionResult<unknown>> | undefined> {
    await signInAs(await addOperator());
    const actions = await loadActions(file);
    const input = await operatorCaseOf(file, name).given(actions);
    return () => actions[name]?.(input);
  }

  test("an operator may, of whichever client", async () => {
    const run = await prepare();
    expect(await run()).toMatchObject({ ok: true });
  });

  test.each(ROLES)("to the client's %s it is not there", async (role) => {
    const run = await prepare();
    await signInAs(await addMember(world.scope.clientId, role));
    expect(await changesNothing(run)).toMatchObject({ ok: false, error: "not_found" });
  });

  test("nor to another client's Administrator, nor to nobody", async () => {
    const run = await prepare();
    await signInAsStranger();
    expect(await changesNothing(run)).toMatchObject({ ok: false, error: "not_found" });
    signOutOfRequest();
    expect(await changesNothing(run)).toMatchObject({ ok: false, error: "unauthenticated" });
  });
});

describe("actions of one's own account", () => {
  test("nobody looks at a client they do not belong to", async () => {
    await signInAsStranger();
    const { switchClient } = await loadActions("app/actions.ts");
    await changesNothing(() => switchClient?.(world.scope.clientId));
  });

  test("another's session is not there, and a link of no worth changes nothing", async () => {
    const { rows } = await pool().query("select id from sessions where user_id = $1", [ids.me]);
    await signInAsStranger();
    const { endSessionAction } = await loadActions("app/(portal)/account/actions.ts");
    const { resetPasswordAction } = await loadActions("app/(auth)/reset-password/actions.ts");
    expect(await changesNothing(() => endSessionAction?.(rows[0].id))).toMatchObject({ ok: false, error: "not_found" });
    expect(await changesNothing(() => resetPasswordAction?.({ token: "guessed", password: "a phrase of some length" }))).toBe(false);
  });

  test("for nobody", async () => {
    signOutOfRequest();
    const actions = await loadActions("app/(portal)/account/actions.ts");
    for (const [name, run] of Object.entries(actions)) {
      expect(await changesNothing(() => run(undefined)), name).toMatchObject({ ok: false, error: "unauthenticated" });
    }
  });
});
