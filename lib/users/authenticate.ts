import { randomBytes } from "node:crypto";
import { prisma } from "@/lib/db";
import { hashPassword, verifyPassword } from "@/lib/users/password";
import { forgiveTries, mayTry, takeTryBack } from "@/lib/users/throttle";

interface Credentials {
  email: string;
  password: string;
  /** Where the try comes from, if known. */
  address: string | null;
}

export type Authentication = { ok: true; user: { id: string; email: string; name: string } } | { ok: false; reason: "wrong" | "throttled" };

let decoy: Promise<string> | undefined;

async function isThrottled(account: string, address: string | null, now: Date): Promise<boolean> {
  if (address !== null && !(await mayTry("signIn.address", address, now))) return true;
  return !(await mayTry("signIn.account", account, now));
}

/**
 * Checks an e-mail and a password. Someone unknown costs the same work as someone known (a decoy is verified), so that
 * neither the answer nor its time says whether an account exists.
 * @returns `throttled` after too many failures for the account or from the address
 */
export async function authenticate({ email, password, address }: Credentials, now: Date): Promise<Authentication> {
  const account = email.trim().toLowerCase();
  if (await isThrottled(account, address, now)) return { ok: false, reason: "throttled" };
  decoy ??= hashPassword(randomBytes(24).toString("base64"));
  const user = await prisma().user.findUnique({
    where: { email: account },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
  const right = await verifyPassword(user?.passwordHash ?? (await decoy), password);
  if (!user?.passwordHash || !right) return { ok: false, reason: "wrong" };
  // A right password clears the account's count, and only its own try from the address's: one good account must not pay for guessing at others.
  await forgiveTries("signIn.account", account);
  if (address !== null) await takeTryBack("signIn.address", address);
  return { ok: true, user: { id: user.id, email: user.email, name: user.name } };
}
