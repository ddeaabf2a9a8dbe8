import { createHash } from "node:crypto";
import { prisma } from "@/lib/db";

const MINUTE_MS = 60_000;

/** Tries allowed within a window, by what is tried and by whom: an account (its address), or where the tries come from. */
const LIMITS = {
  "signIn.account": { tries: 8, windowMs: 15 * MINUTE_MS },
  "signIn.address": { tries: 40, windowMs: 15 * MINUTE_MS },
  "resetPassword.account": { tries: 3, windowMs: 60 * MINUTE_MS },
  "resetPassword.address": { tries: 20, windowMs: 60 * MINUTE_MS },
  "changePassword.account": { tries: 8, windowMs: 15 * MINUTE_MS },
} as const;
export type Throttled = keyof typeof LIMITS;

function keyOf(what: Throttled, who: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(`${what} ${who}`).digest());
}

/**
 * Counts a try before it is made, so that many at once are no more than many one by one, and holds over all processes.
 * Accounts that do not exist count like those that do.
 * @returns whether it may be made; if not, it may once the window ends
 */
export async function mayTry(what: Throttled, who: string, now: Date): Promise<boolean> {
  const { tries, windowMs } = LIMITS[what];
  const key = keyOf(what, who);
  const until = new Date(now.getTime() + windowMs);
  // Windows of the past are cleared a few at a time, so that a flood of names leaves nothing behind.
  const [row] = await prisma().$queryRaw<[{ tries: number }]>`
    with cleared as (
      delete from throttles where key in (select key from throttles where until <= ${now} and key <> ${key} limit 20 for update skip locked)
    )
    insert into throttles as t (key, tries, until) values (${key}, 1, ${until})
    on conflict (key) do update set
      tries = case when t.until <= ${now} then 1 else least(t.tries + 1, ${tries + 1}) end,
      until = case when t.until <= ${now} then excluded.until else t.until end
    returning tries`;
  return row.tries <= tries;
}

/** Forgets the tries of someone who has proved to be the one. */
export async function forgiveTries(what: Throttled, who: string): Promise<void> {
  await prisma().throttle.deleteMany({ where: { key: keyOf(what, who) } });
}

/** Takes one try back, which was right: an office behind one address must not run out by signing in. */
export async function takeTryBack(what: Throttled, who: string): Promise<void> {
  await prisma().throttle.updateMany({ where: { key: keyOf(what, who), tries: { gt: 0 } }, data: { tries: { decrement: 1 } } });
}
