import type { Access, AuthenticateSession } from "@/lib/access/actor";
import { authenticateKey } from "@/lib/access/authenticate-key";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { HeaderReader, RequestHead } from "@/lib/request-head";

export interface AuthenticationContext {
  /** Reads the portal's session; without it only keys are let in. */
  authenticateSession?: AuthenticateSession | undefined;
  clientAddress?: string | undefined;
}

/** A page of another site can make a browser send the cookie; it must not get an answer by it. */
function isSameOrigin(headers: HeaderReader): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === new URL(env().APP_URL).origin;
}

/**
 * Finds out who asks: an API key where there is an Authorization header, else the portal's session, which may only read.
 * @throws AppError `unauthenticated`, `forbidden`, and what `authenticateKey` throws
 */
export async function authenticate(request: RequestHead, context: AuthenticationContext): Promise<Access> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return authenticateKey(authorization, request.headers.get("x-client-id"), context.clientAddress);
  const session = isSameOrigin(request.headers) ? await context.authenticateSession?.(request) : null;
  if (!session) throw new AppError("unauthenticated", "Send an API key: Authorization: Basic base64(API_KEY), or Bearer API_KEY.");
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new AppError("forbidden", "A portal session may only read through the API. Use an API key to change things.");
  }
  const { clientId, actor } = session.scope;
  const address = actor.address ?? context.clientAddress;
  return { kind: "session", role: session.role, scope: { clientId, actor: address === undefined ? actor : { ...actor, address } } };
}
