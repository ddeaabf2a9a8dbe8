"use client";

import { parseAsIsoDateTime, parseAsStringLiteral, useQueryStates } from "nuqs";
import { REPLAY_KINDS, type ReplayKind } from "@/lib/replay/schema";

const REPLAY = { replay: parseAsStringLiteral(REPLAY_KINDS), replaySince: parseAsIsoDateTime };

/** Which replay dialog is open, and from when on. It lives in the URL, so that Back closes it and every tab can lead to it. */
export function useReplayInUrl() {
  const [{ replay: kind, replaySince: since }, set] = useQueryStates(REPLAY, { history: "push" });
  return {
    kind,
    since,
    open: (wanted: ReplayKind, from: Date | null = null) => void set({ replay: wanted, replaySince: from }),
    close: () => void set({ replay: null, replaySince: null }, { history: "replace" }),
  };
}
