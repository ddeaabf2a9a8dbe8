import type { Role } from "@/lib/access/roles";
import type { RequestHead } from "@/lib/request-head";
import type { Scope } from "@/lib/scope";

/** What the injected session authentication finds: whose data the person is looking at, and with which role. */
export interface SessionAccess {
  scope: Scope;
  role: Role;
}

/** Reads the session cookie of a request; null where there is no live session with a client. */
export type AuthenticateSession = (request: Pick<RequestHead, "headers">) => Promise<SessionAccess | null>;

/** Someone who was let in, and by what. */
export type Access = { kind: "key"; keyId: string; scope: Scope; scopes: readonly string[] } | ({ kind: "session" } & SessionAccess);
