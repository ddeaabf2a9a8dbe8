import { useCallback, useSyncExternalStore } from "react";

const PREFIX = "postrider:dismissed:";
const listeners = new Set<() => void>();

function isDismissed(key: string): boolean {
  try {
    return localStorage.getItem(PREFIX + key) !== null;
  } catch {
    return false; // storage is forbidden
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/**
 * Which of some warnings this browser's user has put aside, and a way to put all of them aside. A warning that grows more
 * urgent has another key, and comes back.
 */
export function useDismissed(keys: readonly string[]): { dismissed: Set<string>; dismiss: () => void } {
  const stored = useSyncExternalStore(
    subscribe,
    () => keys.filter(isDismissed).join(" "),
    () => "",
  );
  const all = keys.join(" ");
  const dismiss = useCallback(() => {
    try {
      for (const key of all.split(" ")) localStorage.setItem(PREFIX + key, "1");
    } catch {
      // Where storage is forbidden nothing can be remembered.
    }
    for (const listener of listeners) listener();
  }, [all]);
  return { dismissed: new Set(stored.split(" ")), dismiss };
}
