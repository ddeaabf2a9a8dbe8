const HOME = "/monitor/events";
const HERE = "http://here.invalid";

/**
 * Where to go after signing in: a path of our own, never another origin, however it is spelled.
 * @param wanted the `callbackUrl` of the query; anything else than a path of ours gives the first page
 */
export function returnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, HERE)) return HOME;
  // Parsing settles what browsers make of "//evil.example", "/\evil.example" and stray tabs. What it makes of
  // "/.//evil.example" begins with two slashes, and is another origin to whoever reads it next.
  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//") || url.pathname === "/sign-in" || url.pathname.startsWith("/api/")) return HOME;
  return url.pathname + url.search;
}
