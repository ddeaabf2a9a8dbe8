import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, newNonce } from "@/app/_server/content-security-policy";
import { env } from "@/lib/env";

/** What must hold for every page, and what only a request knows: its policy and nonce, and its own URL, which Next keeps from pages. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce();
  // biome-ignore lint/style/noProcessEnv: Next puts the value here when it builds.
  const dev = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy(nonce, { appUrl: env().APP_URL, dev });
  const headers = new Headers(request.headers);
  // Someone signed out is led back to where they were.
  headers.set("x-postrider-url", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Files, of the build or of public/, need no policy of their own. */
export const config = { matcher: "/((?!api/|_next/static/|icon\\.svg$|icon-\\d+\\.png$|manifest\\.webmanifest$|robots\\.txt$).*)" };
