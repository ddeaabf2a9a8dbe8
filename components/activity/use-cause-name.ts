"use client";

import { useCallback } from "react";
import { useAttemptWords } from "@/components/attempts/attempt-words";
import { statusLine } from "@/components/attempts/reason-phrases";
import type { ActivityOverview } from "@/lib/delivery-log/schema";

type Cause = Pick<ActivityOverview["causes"]["results"][number], "errorCode" | "status">;

/** Names what made attempts fail: `503 Service Unavailable`, "No answer in time". */
export function useCauseName(): (cause: Cause) => string {
  const words = useAttemptWords();
  return useCallback(
    ({ errorCode, status }) => {
      if (status !== null) return statusLine(status);
      return words({ outcome: "failure", status, errorCode }).summary;
    },
    [words],
  );
}
