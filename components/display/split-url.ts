export interface UrlParts {
  scheme: string;
  host: string;
  /** What may be lost when room is short. */
  path: string;
  /** What is always shown: the last segment, or the last characters of a long one. */
  tail: string;
}

const LONGEST_TAIL = 28;

/** Parts of a URL by their weight. Text that is no URL comes back whole as `path` and `tail`. */
export function splitUrl(url: string): UrlParts {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/i.exec(url);
  const [scheme, host, rest] = match ? [match[1] ?? "", match[2] ?? "", match[3] ?? ""] : ["", "", url];
  if (rest === "/" || rest === "") return { scheme, host, path: "", tail: "" };
  const query = rest.search(/[?#]/);
  const lastSlash = rest.lastIndexOf("/", (query < 0 ? rest.length : query) - 2);
  const from = rest.length - lastSlash <= LONGEST_TAIL ? Math.max(lastSlash, 0) : rest.length - LONGEST_TAIL;
  return { scheme, host, path: rest.slice(0, from), tail: rest.slice(from) };
}

/** What someone types to confirm a deletion: the path without its slashes, or the host where there is no path. */
export function confirmationOf(url: string): string {
  const { host, path, tail } = splitUrl(url);
  const [plain = ""] = `${path}${tail}`.split(/[?#]/, 1);
  let end = plain.length;
  while (plain[end - 1] === "/") end -= 1;
  return plain.slice(0, end).replace(/^\/+/, "") || host;
}
