"use client";

import { useEffect, useState } from "react";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";

/** What the server says of a URL (lib/consumers/advise-url.ts). */
export interface UrlAdviceResult {
  scheme: "https" | "http" | "refused";
  address: { verdict: "public" | "allowed"; address: string } | { verdict: "denied" | "unresolved" };
  alike: { id: string; url: string; same: boolean } | null;
}

export type AdviseUrl = (url: string) => Promise<ActionResult<UrlAdviceResult | null>>;

const TYPING_PAUSE_MS = 300;

/** Asks for advice once someone has paused typing. The advice before stays until the next has come, so that nothing jumps. */
export function useUrlAdvice(url: string, advise: AdviseUrl): { advice: UrlAdviceResult | null; checking: boolean } {
  const [known, setKnown] = useState<{ url: string; advice: UrlAdviceResult | null }>({ url: "", advice: null });
  const wanted = /^https?:\/\/[^/]+\.?[^/]*/i.test(url.trim()) && URL.canParse(url.trim()) ? url.trim() : "";
  useEffect(() => {
    if (wanted === "") {
      setKnown({ url: "", advice: null });
      return;
    }
    let outdated = false;
    const timer = setTimeout(async () => {
      const answer = await advise(wanted).catch(() => UNREACHABLE);
      // Advice that can't be had is none: saving checks everything again.
      if (!outdated) setKnown({ url: wanted, advice: answer.ok ? answer.data : null });
    }, TYPING_PAUSE_MS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [wanted, advise]);
  return { advice: known.advice, checking: wanted !== "" && wanted !== known.url };
}
