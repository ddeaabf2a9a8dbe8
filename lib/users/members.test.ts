import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/roles";
import { disconnect, pool } from "@/lib/db";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { acceptAsNewUser, acceptAsUser, findInvitation } from "@/lib/users/accept-invitation";
import { changeRole } from "@/lib/users/change-role";
import { inviteUser, revokeInvitation } from "@/lib/users/invite-user";
import { listInvitations, listMembers } from "@/lib/users/list-members";
import { verifyPassword } from "@/lib/users/password";
import { removeMember } from "@/lib/users/remove-member";
import { openSession, readSession } from "@/lib/users/session-rows";

const WEEK_SECONDS = 7 * 86_400;

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
});

interface Person {
  id: string;
  name: string;
  email: string;
}

async function person(role?: Role, clientId = world.scope.clientId): Promise<Person> {
  const id = randomUUID();
  const made = { id, name: `Person ${id.slice(0, 4)}`, email: `${id}@example.com` };
  await pool().query("insert into users (id, email, name) values ($1, $2, $3)", [id, made.email, made.name]);
  if (role) await pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, $3)", [id, clientId, role]);
  return made;
}
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const session = (userId: string) => openSession({ userId, address: null, userAgent: null }, world.now());
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );
const actions = async () =>
  (
    await pool().query<{ action: string }>("select action from audit_entries where client_id = $1 order by created, id", [
      world.scope.clientId,
    ])
  ).rows.map((row) => row.action);

describe("roles", () => {
  it("change at once: the member's sessions here end, and it is written down", async () => {
    await person("Administrator");
    const member = await person("Developer");
    const id = await session(member.id);
    await changeRole(world.scope, member.id, "Analyst", world);
    expect(await readSession(id, world.now())).toBeNull();
    expect(await listMembers(world.scope)).toContainEqual(expect.objectContaining({ userId: member.id, role: "Analyst" }));
    expect(await actions()).toEqual(["user.roleChanged"]);
  });

  it("leave the client its last Administrator, even when two step down at once", async () => {
    const [first, second] = [await person("Administrator"), await person("Administrator")];
    const results = await Promise.all([
      code(changeRole(world.scope, first.id, "Developer", world)),
      code(changeRole(world.scope, second.id, "Developer", world)),
    ]);
    expect(results.sort()).toEqual(["conflict", "done"]);
    const left = (await listMembers(world.scope)).find((member) => member.role === "Administrator");
    expect(await code(removeMember(world.scope, left?.userId ?? "", world))).toBe("conflict");
  });

  it("another client's member is not found, and stays as they were", async () => {
    const stranger = await ReplayWorld.create();
    const member = await person("Developer");
    expect(await code(changeRole(stranger.scope, member.id, "Analyst", world))).toBe("not_found");
    expect(await code(removeMember(stranger.scope, member.id, world))).toBe("not_found");
    expect(await listMembers(world.scope)).toMatchObject([{ userId: member.id, role: "Developer" }]);
  });
});

it("someone removed is out at once, and keeps their other client", async () => {
  await person("Administrator");
  const member = await person("Developer");
  const other = await ReplayWorld.create();
  await pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, 'Analyst')", [member.id, other.scope.clientId]);
  const id = await session(member.id);
  await removeMember(world.scope, member.id, world);
  expect(await readSession(id, world.now())).toBeNull();
  const again = await readSession(await session(member.id), world.now());
  expect(again?.clients.map((client) => client.id)).toEqual([other.scope.clientId]);
});

describe("an invitation", () => {
  const invite = (email = `${randomUUID()}@example.com`, role: Role = "Developer") => inviteUser(world.scope, { email, role }, world);
  const answer = (token: string) => ({ token, name: "Ada", password: "a phrase of some length" });

  it("makes an account for someone new, once, with a password that is only kept hashed", async () => {
    const email = `${randomUUID()}@example.com`;
    const { link } = await invite(email, "Analyst");
    const token = tokenOf(link);
    expect(await findInvitation(token, world)).toMatchObject({ email, role: "Analyst", invitedBy: "A key", hasAccount: false });
    const results = await Promise.all([code(acceptAsNewUser(answer(token), world)), code(acceptAsNewUser(answer(token), world))]);
    expect(results.sort()).toEqual(["done", "not_found"]);
    expect(await listMembers(world.scope)).toMatchObject([{ name: "Ada", email, role: "Analyst" }]);
    const { rows } = await pool().query<{ password_hash: string }>("select password_hash from users where email = $1", [email]);
    expect(await verifyPassword(rows[0]?.password_hash ?? "", answer(token).password)).toBe(true);
    expect(await findInvitation(token, world)).toBeNull();
    expect(await actions()).toEqual(["user.invited", "user.joined"]);
  });

  it("adds the client to someone who has an account, and to nobody else", async () => {
    const [meant, other] = [await person(), await person()];
    const { link } = await invite(meant.email);
    expect(await code(acceptAsNewUser(answer(tokenOf(link)), world))).toBe("conflict");
    expect(await code(acceptAsUser(other, tokenOf(link), world))).toBe("forbidden");
    expect(await acceptAsUser({ ...meant, address: "203.0.113.9" }, tokenOf(link), world)).toBe(world.scope.clientId);
    const joined = await pool().query("select address from audit_entries where subject = $1 and action = 'user.joined'", [
      `user:${meant.id}`,
    ]);
    expect(joined.rows).toEqual([{ address: "203.0.113.9" }]);
    expect(await listMembers(world.scope)).toMatchObject([{ userId: meant.id, role: "Developer" }]);
  });

  it("answers the same for an address that has an account elsewhere and one that has none", async () => {
    const known = await person("Developer", (await ReplayWorld.create()).scope.clientId);
    for (const email of [known.email, `nobody-${known.email}`]) {
      const { link, id, expires } = await invite(email);
      expect(link).toMatch(/\/invitation\/[\w-]{43}$/);
      expect(id).toMatch(/^[\w-]{36}$/);
      expect(expires.getTime() - world.now().getTime()).toBe(7 * 86_400_000);
    }
  });

  it("is worth nothing once taken back, replaced by another, run out, or made up", async () => {
    const email = `${randomUUID()}@example.com`;
    const [first, second] = [await invite(email), await invite(email)];
    expect(await findInvitation(tokenOf(first.link), world)).toBeNull();
    expect(await listInvitations(world.scope, world)).toMatchObject([{ id: second.id, email }]);
    const stranger = await ReplayWorld.create();
    expect(await code(revokeInvitation(stranger.scope, second.id, world))).toBe("not_found");
    await revokeInvitation(world.scope, second.id, world);
    expect(await code(acceptAsNewUser(answer(tokenOf(second.link)), world))).toBe("not_found");
    const third = await invite(email);
    world.advance(WEEK_SECONDS + 1);
    expect(await code(acceptAsNewUser(answer(tokenOf(third.link)), world))).toBe("not_found");
    expect(await listInvitations(world.scope, world)).toEqual([]);
    expect(await findInvitation("made-up", world)).toBeNull();
  });

  it("is refused for someone who belongs to the client already", async () => {
    const member = await person("Developer");
    expect(await code(invite(member.email))).toBe("validation");
  });

  it("is nowhere stored in a form that would open the client", async () => {
    const { link } = await invite();
    const { rows } = await pool().query("select i::text as row from invitations i union all select a::text from audit_entries a");
    expect(rows.some(({ row }) => row.includes(tokenOf(link)))).toBe(false);
  });
});
