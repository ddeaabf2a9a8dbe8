"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

// Loaded when someone is about to leave.
const LeaveDialog = dynamic(() => import("./leave-dialog"));

/** What of the browser's Navigation API is used; TypeScript does not know it everywhere yet. */
interface TraverseEvent extends Event {
  navigationType: string;
  destination: { key: string };
}
interface Navigation extends EventTarget {
  traverseTo(key: string): unknown;
}

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = plain ? (event.target as Element).closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target === "_blank" || link.origin !== window.location.origin) return null;
  return link.pathname === window.location.pathname ? null : link;
}

/**
 * Asks before what was entered is lost: on links, on Back where the browser lets a page stop it, and before the tab closes
 * (there in the browser's own words).
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const router = useRouter();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const leaving = useRef(false);
  useEffect(() => {
    if (!dirty) return;
    const navigation = (window as { navigation?: Navigation }).navigation;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      const href = link.pathname + link.search + link.hash;
      setLeave(() => () => router.push(href));
    };
    const onNavigate = (event: Event) => {
      const { navigationType, destination } = event as TraverseEvent;
      if (navigationType !== "traverse" || !event.cancelable || leaving.current) return;
      event.preventDefault();
      setLeave(() => () => navigation?.traverseTo(destination.key));
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [dirty, router]);
  if (!leave) return null;
  const go = () => {
    leaving.current = true;
    leave();
    setLeave(null);
  };
  return <LeaveDialog onLeave={go} onStay={() => setLeave(null)} />;
}
