"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

/** The link that a click follows in this tab, if it leaves the page. */
function linkOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search + link.hash;
}

/**
 * Asks before unsaved changes are left behind: by a link of the portal, by Back and Forward where the browser lets us know,
 * and, in the browser's own words, by closing or reloading.
 * @returns where someone wants to go, while they are asked
 */
export function useUnsavedGuard(isChanged: boolean) {
  const router = useRouter();
  const [wanted, setWanted] = useState<{ go: () => void } | null>(null);
  /** They said so: what follows is not asked about again. */
  const leaving = useRef(false);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (go: () => void) =>
      setWanted({
        go: () => {
          leaving.current = true;
          go();
        },
      });
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = linkOf(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      ask(() => router.push(href));
    };
    const navigation = (window as { navigation?: Navigation }).navigation;
    const onNavigate = (event: NavigateEvent) => {
      if (event.navigationType !== "traverse" || !event.cancelable || leaving.current) return;
      event.preventDefault();
      const { key } = event.destination;
      ask(() => navigation?.traverseTo(key));
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [isChanged, router]);
  return { wanted, stay: () => setWanted(null) };
}
