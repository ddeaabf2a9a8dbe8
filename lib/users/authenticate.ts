import { randomBytes } from "node:crypto";
import { prisma } from "@/lib/db";
import { hashPassword, verifyPassword } from "@/lib/users/password";
import { SignInThrottle } from "@/lib/users/sign-in-throttle";

interface Credentials {
  email: string;
  password: string;
  /** Where the try comes from, if known. */
  address: string | null;
}

export type Authentication = { ok: true; user: { id: string; email: string; name: string } } | { ok: false; reason: "wrong" | "throttled" };

const throttle = new SignInThrottle();

let decoy: Promise<string> | undefined;

/**
 * Checks an e-mail and a password. Someone unknown costs the same work as someone known (a decoy is verified), so that
 * neither the answer nor its time says whether an account exists.
 * @returns `throttled` after too many failures for the account or from the address
 */
export async function authenticate({ email, password, address }: Credentials, now: Date): Promise<Authentication> {
  const account = email.trim().toLowerCase();
  if (!throttle.allows(account, address, now)) return { ok: false, reason: "throttled" };
  decoy ??= hashPassword(randomBytes(24).toString("base64"));
  const user = await prisma().user.findUnique({
    where: { email: account },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
  const right = await verifyPassword(user?.passwordHash ?? (await decoy), password);
  if (!user?.passwordHash || !right) {
    throttle.failed(account, address, now);
    return { ok: false, reason: "wrong" };
  }
  throttle.succeeded(account);
  return { ok: true, user: { id: user.id, email: user.email, name: user.name } };
}
