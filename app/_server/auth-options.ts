import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { addressOf } from "@/app/_server/caller-address";
import { secureCookies, sessionCookieName } from "@/app/_server/session-cookie";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { authenticate } from "@/lib/users/authenticate";
import { type OidcProfile, recogniseOidcUser } from "@/lib/users/recognise-oidc-user";
import { openSession, SESSION_SECONDS } from "@/lib/users/session-rows";

/** Where a sign-in comes from. */
interface Caller {
  address: string | null;
  userAgent: string | null;
}

/** Checks the credentials and opens a session row, whose id is all that the cookie carries. */
async function authorize(credentials: Record<"email" | "password", string> | undefined, caller: Caller) {
  const now = systemClock.now();
  const { email = "", password = "" } = credentials ?? {};
  const result = await unlessBroken(authenticate({ email, password, address: caller.address }, now));
  if (result.ok) return { ...result.user, sessionId: await unlessBroken(openSession({ userId: result.user.id, ...caller }, now)) };
  if (result.reason === "throttled") throw new Error("throttled");
  return null;
}

/** The organisation's own identity provider, where one is configured: discovered, with PKCE, state and nonce. */
function oidcProvider(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      httpOptions: { timeout: 10_000 },
      // Many providers give the address here only, not in the ID token. The client checks that both are about the same person.
      userinfo: {
        request: async ({ client, tokens }) => {
          const claims = (tokens as { claims?: () => object }).claims?.() ?? {};
          return client.issuer.metadata.userinfo_endpoint ? { ...claims, ...(await client.userinfo(tokens as never)) } : claims;
        },
      },
      profile: ({ sub, name, email }) => ({ id: sub, name: name ?? null, email: email ?? null }),
    },
  ];
}

/** Lets in whom the identity provider vouches for. @returns where to say why not */
async function admitOidc(user: object, profile: OidcProfile, caller: Caller): Promise<true | string> {
  const now = systemClock.now();
  const known = await recogniseOidcUser(profile, caller.address, now);
  if (typeof known === "string") return `/sign-in?error=${known}`;
  // What next-auth hands on to `jwt` is this very object.
  Object.assign(user, { id: known.id, sessionId: await openSession({ userId: known.id, ...caller }, now) });
  return true;
}

/** Its own writes whatever an error carries to the terminal. */
const logger: NextAuthOptions["logger"] = {
  error: (code, about) => log().error({ code, err: about instanceof Error ? about : about.error }, "auth.failed"),
  warn: (code) => log().warn({ code }, "auth.warned"),
  debug: () => {},
};

/** next-auth tells people the message of whatever is thrown, in a URL: what went wrong inside is logged, and they are told one word. */
async function unlessBroken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    log().error({ err: error }, "auth.broke");
    throw new Error("unavailable");
  });
}

/** next-auth's settings for a request. A function, because a build reads no environment. */
export function authOptions(headers: Headers): NextAuthOptions {
  const secure = secureCookies();
  const caller = { address: addressOf(headers.get("x-forwarded-for")), userAgent: headers.get("user-agent") };
  return {
    secret: env().NEXTAUTH_SECRET,
    logger,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(credentials, caller),
      }),
      ...oidcProvider(),
    ],
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider === "oidc" ? unlessBroken(admitOidc(user, (profile ?? {}) as OidcProfile, caller)) : true,
      jwt: ({ token, user }) => (user && "sessionId" in user ? { sessionId: user.sessionId, sub: user.id } : token),
      // Whoever asks next-auth itself learns nothing: the portal reads the session row.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}
