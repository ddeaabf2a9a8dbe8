import { callerAddress } from "@/lib/api/caller-address";

/**
 * The address a page or an action was asked for from. Pages see no socket: without a trusted proxy the web server
 * (server.ts) puts the socket's address into the header, whatever the caller wrote there.
 */
export function addressOf(forwardedFor: string | null | undefined): string | null {
  return callerAddress(forwardedFor ?? undefined, forwardedFor) ?? null;
}
