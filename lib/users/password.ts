import { hash, verify } from "@node-rs/argon2";

// OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. Some 20 ms of one core.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id. The answer carries its parameters and salt, so that they may change later. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** Whether a password is the one that was hashed. A hash that can't be read matches nothing. */
export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  try {
    return await verify(hashed, password);
  } catch {
    return false;
  }
}
