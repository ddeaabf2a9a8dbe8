"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Keeps a page that is made on the server up to date, for as long as someone looks at it. */
export function LivePage({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
