"use client";

import { useCallback, useEffect, useState } from "react";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import type { ConsumerSecretAnswer } from "@/lib/consumers/schema";

/** A server action that reads the secret; each call is audited. */
export type ReadSecret = (id: string) => Promise<ActionResult<ConsumerSecretAnswer>>;

export const SHOWN_SECONDS = 30;

/** Reads a consumer's secret when asked, shows it for half a minute and forgets it. */
export function useSecret(consumerId: string, readSecret: ReadSecret) {
  const [shown, setShown] = useState<{ secret: ConsumerSecretAnswer; until: number } | null>(null);
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");

  const read = useCallback(async (): Promise<ConsumerSecretAnswer> => {
    setState("pending");
    const answer = await readSecret(consumerId).catch(() => UNREACHABLE);
    setState(answer.ok ? "idle" : "failed");
    if (!answer.ok) throw new Error("The secret could not be read.");
    return answer.data;
  }, [consumerId, readSecret]);

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), Math.max(0, shown.until - Date.now()));
    return () => clearTimeout(timer);
  }, [shown]);

  const reveal = useCallback(async () => {
    const secret = await read().catch(() => null);
    if (secret) setShown({ secret, until: Date.now() + SHOWN_SECONDS * 1_000 });
  }, [read]);
  return { shown, state, reveal, hide: () => setShown(null), read };
}
