import { env } from "@/lib/env";

/** Where the built-in inboxes are, below APP_URL. */
export const INBOX_PATH = "/api/inbox/";

/** `in_` and 24 random bytes. Its shape is part of what the guard lets through. */
export const INBOX_TOKEN = /^in_[A-Za-z0-9_-]{32}$/;

/** What every inbox URL begins with, as a parsed URL writes it: host in lower case, default port left out. */
export function inboxBase(appUrl = env().APP_URL): string {
  return new URL(`${appUrl.replace(/\/+$/, "")}${INBOX_PATH}`).href;
}

/** The public URL of an inbox. */
export function inboxUrl(token: string): string {
  return inboxBase() + token;
}

/**
 * The token of a URL that is exactly one of our inboxes: our scheme, host, port and path, a token, and nothing else. Parsing has
 * settled dot segments, backslashes, case and odd spellings of the host; credentials, a query or a fragment are still in `href`.
 * @param base what inbox URLs begin with; null where there are none
 */
export function inboxTokenOf(url: URL, base: string | null): string | undefined {
  if (base === null || !url.href.startsWith(base)) return undefined;
  const token = url.href.slice(base.length);
  return INBOX_TOKEN.test(token) ? token : undefined;
}
