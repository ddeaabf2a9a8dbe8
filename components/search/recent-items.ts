/** Something that was gone to from the palette. */
export interface RecentItem {
  href: string;
  label: string;
  kind: "endpoint" | "eventType" | "message";
}

const KEPT = 5;
const keyOf = (clientId: string) => `postrider:recent:${clientId}`;

function isItem(item: unknown): item is RecentItem {
  const { href, label, kind } = (item ?? {}) as Partial<RecentItem>;
  return typeof href === "string" && href.startsWith("/") && typeof label === "string" && typeof kind === "string";
}

/** What was gone to last in this browser, for this client. */
export function readRecent(clientId: string): RecentItem[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(clientId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isItem).slice(0, KEPT) : [];
  } catch {
    return []; // nothing that can be read
  }
}

export function rememberRecent(clientId: string, item: RecentItem): void {
  const others = readRecent(clientId).filter(({ href }) => href !== item.href);
  try {
    localStorage.setItem(keyOf(clientId), JSON.stringify([item, ...others].slice(0, KEPT)));
  } catch {
    // Where storage is forbidden nothing can be remembered.
  }
}
