import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { authenticate } from "@/lib/users/authenticate";
import { hashPassword } from "@/lib/users/password";
import { forgiveTries, mayTry, takeTryBack } from "@/lib/users/throttle";

const START = new Date("2026-01-01T00:00:00Z");
const LATER = new Date("2026-01-01T00:15:01Z");
const PASSWORD = "a phrase of some length";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const someone = () => `${randomUUID()}@example.com`;
async function tries(times: number, run: (n: number) => Promise<unknown>): Promise<unknown[]> {
  const answers = [];
  for (let n = 0; n < times; n++) answers.push(await run(n));
  return answers;
}

describe("tries", () => {
  it("run out within a window, and are there again after it", async () => {
    const who = someone();
    expect(await tries(9, () => mayTry("signIn.account", who, START))).toEqual([...Array(8).fill(true), false]);
    expect(await mayTry("signIn.account", someone(), START)).toBe(true);
    expect(await mayTry("signIn.account", who, LATER)).toBe(true);
  });

  it("made all at once are no more than one by one", async () => {
    const who = someone();
    const answers = await Promise.all(Array.from({ length: 30 }, () => mayTry("signIn.account", who, START)));
    expect(answers.filter(Boolean)).toHaveLength(8);
  });

  it("are forgiven, or taken back one by one", async () => {
    const who = someone();
    await tries(8, () => mayTry("signIn.account", who, START));
    await forgiveTries("signIn.account", who);
    expect(await mayTry("signIn.account", who, START)).toBe(true);
    await tries(40, () => mayTry("signIn.address", who, START));
    await takeTryBack("signIn.address", who);
    expect(await tries(2, () => mayTry("signIn.address", who, START))).toEqual([true, false]);
  });

  it("leave nothing behind: windows of the past are cleared, and nobody's name is kept", async () => {
    const who = someone();
    await mayTry("resetPassword.account", who, START);
    await tries(5, () => mayTry("resetPassword.account", someone(), new Date("2026-01-02T00:00:00Z")));
    const { rows } = await pool().query("select t::text as row from throttles t where until < '2026-01-02'");
    expect(rows).toEqual([]);
  });
});

describe("signing in", () => {
  const person = async () => {
    const email = someone();
    const values = [randomUUID(), email, await hashPassword(PASSWORD)];
    await pool().query("insert into users (id, email, name, password_hash) values ($1, $2, 'Ada', $3)", values);
    return email;
  };
  const attempt = (email: string, password: string, address: string | null = null) => authenticate({ email, password, address }, START);

  it("is held after eight failures, from any address, even with the right password; unknown accounts just the same", async () => {
    for (const email of [await person(), someone()]) {
      const failures = await tries(8, (n) => attempt(email, "wrong", `10.0.0.${n}`));
      expect(failures).toEqual(Array(8).fill({ ok: false, reason: "wrong" }));
      expect(await attempt(email, PASSWORD, "10.9.9.9")).toEqual({ ok: false, reason: "throttled" });
    }
  });

  it("with a right password clears the account's count and not the address's", async () => {
    const [email, address] = [await person(), randomUUID()];
    await tries(7, () => attempt(email, "wrong", address));
    expect(await attempt(email.toUpperCase(), PASSWORD, address)).toMatchObject({ ok: true, user: { email } });
    expect(await tries(7, () => attempt(email, "wrong", address))).toEqual(Array(7).fill({ ok: false, reason: "wrong" }));
    await tries(26, () => attempt(someone(), "wrong", address));
    expect(await attempt(await person(), PASSWORD, address)).toEqual({ ok: false, reason: "throttled" });
  });
});
