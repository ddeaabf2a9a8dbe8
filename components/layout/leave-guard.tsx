"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { guardLeaving } from "@/components/layout/leaving";

// Loaded when someone is about to leave.
const LeaveDialog = dynamic(() => import("./leave-dialog"), { ssr: false });

/** The link that a click follows in this tab, if it leaves the page. */
function linkOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search + link.hash;
}

/** Asks on each way out while something is not saved. @returns where someone wants to go, while they are asked */
function useLeaving(dirty: boolean) {
  const router = useRouter();
  const [wanted, setWanted] = useState<{ go: () => void } | null>(null);
  /** They said so: what follows is not asked about again. */
  const leaving = useRef(false);
  useEffect(() => {
    if (!dirty) return;
    const ask = (go: () => void) => setWanted({ go });
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
    const unguard = guardLeaving(ask);
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      unguard();
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [dirty, router]);
  const leave = () => {
    leaving.current = true;
    wanted?.go();
    setWanted(null);
  };
  return { asked: wanted !== null, leave, stay: () => setWanted(null) };
}

/**
 * Asks before what was entered is lost: on links, on what else leads away (`leaveFor`), on Back and Forward where the browser lets
 * a page stop them, and, in the browser's own words, before the tab closes.
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { asked, leave, stay } = useLeaving(dirty);
  return asked ? <LeaveDialog onLeave={leave} onStay={stay} /> : null;
}
