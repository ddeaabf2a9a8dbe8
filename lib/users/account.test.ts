import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import type { Mail } from "@/lib/mail/mailer";
import type { Scope } from "@/lib/scope";
import { ReplayWorld } from "@/lib/testing/replay-world";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { authenticate } from "@/lib/users/authenticate";
import { changePassword } from "@/lib/users/change-password";
import { createPasswordResetLink } from "@/lib/users/create-reset-link";
import { inviteUser } from "@/lib/users/invite-user";
import { mailPasswordReset, mayRequestReset } from "@/lib/users/mail-password";
import { endOtherSessions, endSession, listSessions } from "@/lib/users/own-sessions";
import { hashPassword } from "@/lib/users/password";
import { recogniseOidcUser } from "@/lib/users/recognise-oidc-user";
import { findPasswordReset, resetPassword } from "@/lib/users/reset-password";
import { openSession, readSession } from "@/lib/users/session-rows";

const OLD = "the password of before";
const NEW = "another phrase of some length";

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

interface Made {
  id: string;
  email: string;
}

async function join(userId: string, clientId: string, role: string): Promise<void> {
  await pool().query("insert into memberships (user_id, client_id, role) values ($1, $2, $3::role)", [userId, clientId, role]);
}
async function person(role = "Developer", properties: { isOperator?: boolean; locale?: string } = {}): Promise<Made> {
  const id = randomUUID();
  const made = { id, email: `${id}@example.com` };
  await pool().query("insert into users (id, email, name, password_hash, is_operator, locale) values ($1, $2, 'Ada', $3, $4, $5)", [
    id,
    made.email,
    await hashPassword(OLD),
    properties.isOperator ?? false,
    properties.locale ?? null,
  ]);
  await join(id, world.scope.clientId, role);
  return made;
}
const scopeOf = (user: Made): Scope => ({ clientId: world.scope.clientId, actor: { id: `user:${user.id}`, name: "Ada" } });
const session = (userId: string) => openSession({ userId, address: "203.0.113.9", userAgent: "A browser" }, world.now());
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const signsIn = async ({ email }: Made, password: string) => (await authenticate({ email, password, address: null }, world.now())).ok;
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );
const audited = async () =>
  (await pool().query("select action from audit_entries where client_id = $1", [world.scope.clientId])).rows.map(({ action }) => action);

describe("a reset link", () => {
  it("sets another password once, ends every session and every other link, and is written down", async () => {
    const user = await person();
    const [sessionId, admin] = [await session(user.id), await person("Administrator")];
    const links = [
      await createPasswordResetLink(scopeOf(admin), user.id, world),
      await createPasswordResetLink(scopeOf(admin), user.id, world),
    ];
    const [first = "", second = ""] = links.map(({ link }) => tokenOf(link));
    const both = await Promise.all([first, first].map((token) => code(resetPassword({ token, password: NEW }, null, world))));
    expect(both.sort()).toEqual(["done", "not_found"]);
    expect(await findPasswordReset(second, world)).toBeNull();
    expect(await readSession(sessionId, world.now())).toBeNull();
    expect([await signsIn(user, OLD), await signsIn(user, NEW)]).toEqual([false, true]);
    expect(await audited()).toEqual(["user.resetLinkCreated", "user.resetLinkCreated", "user.passwordReset"]);
  });

  it("is worth nothing after an hour, and its token is kept nowhere", async () => {
    const user = await person();
    const { link } = await createPasswordResetLink({ clientId: null, actor: world.scope.actor }, user.id, world);
    const { rows } = await pool().query("select p::text as row from password_resets p where user_id = $1", [user.id]);
    expect(rows[0].row).not.toContain(tokenOf(link));
    expect(await findPasswordReset(tokenOf(link), world)).toMatchObject({ email: user.email });
    world.advance(3_601);
    expect(await findPasswordReset(tokenOf(link), world)).toBeNull();
    expect(await code(resetPassword({ token: tokenOf(link), password: NEW }, null, world))).toBe("not_found");
  });

  it("is made by an Administrator only for people whose every client is theirs, and who do not operate; by an operator for anyone", async () => {
    const [admin, user, operator] = [await person("Administrator"), await person(), await person("Developer", { isOperator: true })];
    const [other, strangers] = [await ReplayWorld.create(), await ReplayWorld.create()];
    const make = (userId: string) => code(createPasswordResetLink(scopeOf(admin), userId, world));
    expect(await make(user.id)).toBe("done");
    expect(await make(operator.id)).toBe("forbidden");
    await join(user.id, other.scope.clientId, "Analyst");
    expect(await make(user.id)).toBe("forbidden");
    await join(admin.id, other.scope.clientId, "Developer");
    expect(await make(user.id)).toBe("forbidden");
    await pool().query("update memberships set role = 'Administrator' where user_id = $1", [admin.id]);
    expect(await make(user.id)).toBe("done");
    expect(await code(createPasswordResetLink(strangers.scope, user.id, world))).toBe("not_found");
    expect(await code(createPasswordResetLink({ clientId: null, actor: world.scope.actor }, operator.id, world))).toBe("done");
  });

  it("is mailed in the person's language, to those with an account, three times an hour whether there is one or not", async () => {
    const [user, mails] = [await person("Developer", { locale: "fr" }), [] as Mail[]];
    const mailer = { send: async (mail: Mail) => mails.push(mail) > 0, close: () => {} };
    for (const email of [user.email, `nobody-${user.email}`]) {
      const answers = [];
      for (let n = 0; n < 4; n++) answers.push(await mayRequestReset(email, null, world));
      expect(answers).toEqual([true, true, true, false]);
      await mailPasswordReset(mailer, email, "en", world);
    }
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[user.email, "Choisissez un nouveau mot de passe pour Postrider"]]);
    const token = /reset-password\/(\S+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    expect(await findPasswordReset(token, world)).toMatchObject({ email: user.email });
  });
});

it("another password needs the current one, and puts a new session in the place of all others", async () => {
  const user = await person();
  const [here, elsewhere] = [await session(user.id), await session(user.id)];
  const actor = scopeOf(user).actor;
  const change = (current: string) =>
    changePassword(
      actor,
      { userId: user.id, clientId: world.scope.clientId, address: null, userAgent: null },
      { current, password: NEW },
      world,
    );
  expect(await code(change("wrong"))).toBe("validation");
  const next = await change(OLD);
  expect([await readSession(here, world.now()), await readSession(elsewhere, world.now())]).toEqual([null, null]);
  expect((await readSession(next, world.now()))?.user.id).toBe(user.id);
  expect([await signsIn(user, OLD), await signsIn(user, NEW)]).toEqual([false, true]);
  for (let n = 0; n < 8; n++) expect(await code(change("wrong"))).toBe("validation");
  expect(await code(change(NEW))).toBe("rate_limited");
});

it("a person sees and ends their own sessions, and nobody else's", async () => {
  const [user, other] = [await person(), await person()];
  const [here, elsewhere, theirs] = [await session(user.id), await session(user.id), await session(other.id)];
  const own = { sessionId: here, user: { ...user, name: "Ada", locale: null, isOperator: false } };
  expect((await listSessions(own, world)).map(({ id, current }) => [id, current])).toEqual([
    [here, true],
    [elsewhere, false],
  ]);
  expect(await code(endSession(own, theirs, world))).toBe("not_found");
  await endSession(own, elsewhere, world);
  expect(await code(endSession(own, elsewhere, world))).toBe("not_found");
  await session(user.id);
  await endOtherSessions(own, world);
  expect(await listSessions(own, world)).toMatchObject([{ id: here, address: "203.0.113.9", userAgent: "A browser" }]);
  expect(await readSession(theirs, world.now())).not.toBeNull();
});

it("the use of a session is noted every few minutes", async () => {
  const user = await person();
  const id = await session(user.id);
  const lastSeen = async () => (await pool().query("select last_seen from sessions where id = $1", [id])).rows[0].last_seen.getTime();
  const first = await lastSeen();
  world.advance(240);
  await readSession(id, world.now());
  world.advance(120);
  await readSession(id, world.now());
  await expect.poll(lastSeen).toBe(world.now().getTime());
  expect(world.now().getTime()).toBeGreaterThan(first);
});

it("a session that goes unused ends, and one that is used does not until its week is over", async () => {
  const user = await person();
  const [used, unused] = [await session(user.id), await session(user.id)];
  const own = { sessionId: used, user: { ...user, name: "Ada", locale: null, isOperator: false } };
  const lastSeen = async () => (await pool().query("select last_seen from sessions where id = $1", [used])).rows[0].last_seen.getTime();
  world.advance(11 * 3_600);
  expect(await readSession(used, world.now())).not.toBeNull();
  await expect.poll(lastSeen).toBe(world.now().getTime());
  world.advance(2 * 3_600);
  expect(await readSession(unused, world.now())).toBeNull();
  expect((await listSessions(own, world)).map(({ id }) => id)).toEqual([used]);
  expect(await readSession(used, world.now())).not.toBeNull();
  for (let hours = 13; hours < 7 * 24; hours += 11) {
    expect(await readSession(used, world.now()), `after ${hours} h`).not.toBeNull();
    await expect.poll(lastSeen).toBe(world.now().getTime());
    world.advance(11 * 3_600);
  }
  expect(await readSession(used, world.now())).toBeNull();
});

describe("someone an identity provider vouches for", () => {
  const claims = (email: string, verified: boolean | string = true) => ({ sub: "1", name: "Ida", email, email_verified: verified });
  const recognise = (profile: Parameters<typeof recogniseOidcUser>[0]) => recogniseOidcUser(profile, null, world.now());

  it("is who has the verified address, whatever its case, and nobody with an unverified one", async () => {
    const user = await person();
    expect(await recognise(claims(user.email.toUpperCase()))).toEqual({ id: user.id });
    expect(await recognise(claims(user.email, "true"))).toEqual({ id: user.id });
    for (const profile of [claims(user.email, false), { sub: "1", email: user.email }, { sub: "1" }]) {
      expect(await recognise(profile)).toBe("unverified");
    }
    expect(await recognise(claims(`${randomUUID()}@example.com`))).toBe("unknown");
  });

  it("joins where they have been invited, without a password; not by an invitation that ran out", async () => {
    const [invited, late] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`];
    await inviteUser(world.scope, { email: invited, role: "Analyst" }, world);
    await inviteUser(world.scope, { email: late, role: "Analyst" }, world);
    const known = await recognise(claims(invited));
    const { rows } = await pool().query(
      "select m.role, u.name, u.password_hash from users u join memberships m on m.user_id = u.id where u.email = $1",
      [invited],
    );
    expect(rows).toEqual([{ role: "Analyst", name: "Ida", password_hash: null }]);
    expect(known).toMatchObject((await recognise(claims(invited))) as object);
    world.advance(7 * 86_400 + 1);
    expect(await recognise(claims(late))).toBe("unknown");
  });
});
