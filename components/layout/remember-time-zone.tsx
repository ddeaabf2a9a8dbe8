"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/locales";

const YEAR_SECONDS = 31_536_000;

/** Lets the server know the browser's time zone, so that both write the same local times. */
export function RememberTimeZone() {
  const router = useRouter();
  const shown = useTimeZone();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(zone)}`;
    if (zone === shown || document.cookie.includes(cookie)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Firefox and on plain http
    document.cookie = `${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  }, [router, shown]);
  return null;
}
