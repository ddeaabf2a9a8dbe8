import { env } from "@/lib/env";

/**
 * The address a request came from, for the audit log.
 * @param forwardedFor the X-Forwarded-For header: believed only behind a proxy of ours (TRUST_PROXY), of which it names the caller last
 */
export function callerAddress(socketAddress: string | undefined, forwardedFor: string | null | undefined): string | undefined {
  const forwarded = env().TRUST_PROXY ? forwardedFor?.split(",").at(-1)?.trim() : undefined;
  return forwarded || socketAddress?.replace(/^::ffff:/, "");
}
