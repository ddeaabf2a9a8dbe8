import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import type { OperatorScope } from "@/lib/scope";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { changeRole } from "@/lib/users/change-role";
import { createPasswordResetLink } from "@/lib/users/create-reset-link";
import { endAllSessions } from "@/lib/users/end-all-sessions";
import { getUser } from "@/lib/users/get-user";
import { listUsers } from "@/lib/users/list-users";
import { removeMember } from "@/lib/users/remove-member";
import { findPasswordReset } from "@/lib/users/reset-password";
import { CLIENTS_NAMED, USERS_A_PAGE, type UserFilter, userFilter } from "@/lib/users/schema";
import { openSession, readSession } from "@/lib/users/session-rows";
import { setOperator } from "@/lib/users/set-operator";

const operator: OperatorScope = { clientId: null, actor: { id: "operator:1", name: "Olive Operator", address: "203.0.113.9" } };
const DAY = 86_400;

let database: TestDatabase;
let world: ReplayWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(async () => {
  world = await ReplayWorld.create();
  await pool().query("delete from users");
  await pool().query("delete from audit_entries");
});

async function person(name: string, properties: { email?: string; isOperator?: boolean } = {}): Promise<string> {
  const id = randomUUID();
  const { email = `${id}@example.com`, isOperator = false } = properties;
  await pool().query("insert into users (id, email, name, is_operator) values ($1, $2, $3, $4)", [id, email, name, isOperator]);
  return id;
}
const join = (userId: string, clientId: string, role: string) =>
  pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, $3::role)", [userId, clientId, role]);
async function client(name: string): Promise<string> {
  const id = randomUUID();
  await pool().query("insert into clients (id, name) values ($1, $2)", [id, name]);
  return id;
}
const session = (userId: string) => openSession({ userId, address: "203.0.113.9", userAgent: "A browser" }, world.now());
const isLive = async (id: string) => (await readSession(id, world.now())) !== null;
const list = (filter: Partial<UserFilter>) => listUsers(operator, userFilter.parse(filter), world);
const names = async (filter: Partial<UserFilter>) => (await list(filter)).results.map(({ name }) => name);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );
const entries = async () =>
  (await pool().query("select client_id, actor, address, action, subject, before, after from audit_entries order by created, id")).rows;

describe("users across clients", () => {
  it("are found by part of a name or an address, or by id, and nothing that was typed is a pattern", async () => {
    const ada = await person("Ada Ångström", { email: "ada@toft.example" });
    await person("Bo 100%", { email: "bo_1@example.com", isOperator: true });
    expect(await names({})).toEqual(["Ada Ångström", "Bo 100%"]);
    expect(await names({ q: "a Ångst" })).toEqual(["Ada Ångström"]);
    expect(await names({ q: "TOFT.ex" })).toEqual(["Ada Ångström"]);
    expect(await names({ q: ada.toUpperCase() })).toEqual(["Ada Ångström"]);
    expect(await names({ q: "0%" })).toEqual(["Bo 100%"]);
    expect(await names({ q: "o_1" })).toEqual(["Bo 100%"]);
    expect(await names({ q: "%d%" })).toEqual([]);
    expect(await names({ operators: true })).toEqual(["Bo 100%"]);
    expect(await list({ q: "nobody" })).toEqual({ results: [], totalResults: 0 });
  });

  it("come page by page", async () => {
    await pool().query(
      "insert into users (id, email, name) select gen_random_uuid(), n || '@example.com', 'Person ' || lpad(n::text, 3, '0') from generate_series(1, $1) n",
      [USERS_A_PAGE + 1],
    );
    const [first, second] = [await list({}), await list({ page: 2 })];
    expect([first.results.length, first.totalResults]).toEqual([USERS_A_PAGE, USERS_A_PAGE + 1]);
    expect(second.results.map(({ name }) => name)).toEqual([`Person 0${USERS_A_PAGE + 1}`]);
  });

  it("come with their clients, roles and last sign-in, and with the sessions that are live", async () => {
    const ada = await person("Ada");
    for (const name of ["Dune", "Beck", "Alma", "Cove"]) await join(ada, await client(name), name === "Beck" ? "Analyst" : "Developer");
    await pool().query("update clients set suspended_at = now() where name = 'Alma'");
    const old = await session(ada);
    world.advance(8 * DAY);
    const [ended, unused, live] = [await session(ada), await session(ada), await session(ada)];
    await pool().query("update sessions set revoked_at = now() where id = $1", [ended]);
    await pool().query("update sessions set last_seen = last_seen - interval '13 hours' where id = $1", [unused]);
    expect((await list({})).results).toEqual([
      expect.objectContaining({ id: ada, isOperator: false, sessions: 1, clientCount: 4, lastSignIn: world.now().toISOString() }),
    ]);
    const [listed] = (await list({})).results;
    expect(listed?.clients.map(({ name, role, suspended }) => [name, role, suspended])).toEqual([
      ["Alma", "Developer", true],
      ["Beck", "Analyst", false],
      ["Cove", "Developer", false],
    ]);
    expect(listed?.clients).toHaveLength(CLIENTS_NAMED);
    const user = await getUser(operator, ada, world);
    expect(user.clients.map(({ name }) => name)).toEqual(["Alma", "Beck", "Cove", "Dune"]);
    expect(user.sessions.map(({ id }) => id)).toEqual([live]);
    expect(user).toMatchObject({ hasPassword: false, lastSignIn: world.now().toISOString() });
    expect(await isLive(old)).toBe(false);
    expect(await code(getUser(operator, randomUUID(), world))).toBe("not_found");
  });
});

describe("the operator's flag", () => {
  it("is given and taken with an entry each, and ends what was opened or could be opened with the rights before", async () => {
    await person("Olive", { isOperator: true });
    const ada = await person("Ada", { email: "ada@example.com" });
    const before = await session(ada);
    const token = (await createPasswordResetLink(operator, ada, world)).link.split("/").at(-1) ?? "";
    await pool().query("delete from audit_entries");
    await setOperator(operator, { userId: ada, isOperator: true }, world);
    expect(await findPasswordReset(token, world)).toBeNull();
    expect(await isLive(before)).toBe(false);
    const between = await session(ada);
    expect((await readSession(between, world.now()))?.user.isOperator).toBe(true);
    await setOperator(operator, { userId: ada, isOperator: true }, world);
    expect(await isLive(between)).toBe(true);
    await setOperator(operator, { userId: ada, isOperator: false }, world);
    expect(await isLive(between)).toBe(false);
    expect((await readSession(await session(ada), world.now()))?.user.isOperator).toBe(false);
    const by = { client_id: null, actor: "operator:1", address: "203.0.113.9", subject: `user:${ada}` };
    const [plain, operating] = [false, true].map((isOperator) => ({ name: "Ada", email: "ada@example.com", isOperator }));
    expect(await entries()).toEqual([
      { ...by, action: "user.operatorGranted", before: plain, after: operating },
      { ...by, action: "user.operatorRevoked", before: operating, after: plain },
    ]);
    expect(await code(setOperator(operator, { userId: randomUUID(), isOperator: true }, world))).toBe("not_found");
  });

  it("stays with the last operator, even when two lose it at once, and nothing of theirs ends", async () => {
    const both = [await person("One", { isOperator: true }), await person("Two", { isOperator: true })];
    const sessions = await Promise.all(both.map(session));
    const results = await Promise.all(both.map((userId) => code(setOperator(operator, { userId, isOperator: false }, world))));
    expect([...results].sort()).toEqual(["conflict", "done"]);
    expect(await Promise.all(sessions.map(isLive))).toEqual(results.map((result) => result === "conflict"));
    expect(await names({ operators: true })).toHaveLength(1);
    expect((await entries()).map(({ action }) => action)).toEqual(["user.operatorRevoked"]);
  });
});

it("all of someone's sessions end, and each of their clients' logs says so", async () => {
  const [ada, other] = [await person("Ada"), await person("Bo")];
  await join(ada, world.scope.clientId, "Developer");
  const sessions = [await session(ada), await session(ada)];
  const theirs = await session(other);
  expect(await endAllSessions(operator, ada, world)).toBe(2);
  expect(await Promise.all([...sessions, theirs].map(isLive))).toEqual([false, false, true]);
  expect(await endAllSessions(operator, ada, world)).toBe(0);
  await endAllSessions(operator, other, world);
  expect((await entries()).map(({ client_id, action, before, after }) => [client_id, action, before, after])).toEqual([
    [world.scope.clientId, "user.sessionsEnded", { name: "Ada", sessions: 2 }, { name: "Ada", sessions: 0 }],
    [null, "user.sessionsEnded", { name: "Bo", sessions: 1 }, { name: "Bo", sessions: 0 }],
  ]);
  expect(await code(endAllSessions(operator, randomUUID(), world))).toBe("not_found");
});

it("an operator changes a role and removes someone as the client's Administrator would, by the same guards and in its log", async () => {
  const [ada, bo] = [await person("Ada"), await person("Bo")];
  const { clientId } = world.scope;
  const scope = { clientId, actor: operator.actor };
  await join(ada, clientId, "Administrator");
  await join(bo, clientId, "Developer");
  expect(await code(changeRole(scope, ada, "Analyst", world))).toBe("conflict");
  expect(await code(removeMember(scope, ada, world))).toBe("conflict");
  await changeRole(scope, bo, "Administrator", world);
  await removeMember(scope, ada, world);
  expect((await getUser(operator, ada, world)).clients).toEqual([]);
  expect((await entries()).map(({ client_id, actor, action }) => [client_id, actor, action])).toEqual([
    [clientId, "operator:1", "user.roleChanged"],
    [clientId, "operator:1", "user.removed"],
  ]);
});
