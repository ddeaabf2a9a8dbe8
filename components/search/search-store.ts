import { useSyncExternalStore } from "react";

/** What of the search is open: the palette, or the list of shortcuts. */
export type SearchPart = "palette" | "shortcuts" | null;

let open: SearchPart = null;
const listeners = new Set<() => void>();

/** Opens a part from anywhere on the page, or closes what is open. */
export function openSearch(part: SearchPart): void {
  open = part;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSearchPart(): SearchPart {
  return useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
}
