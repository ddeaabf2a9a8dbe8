"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Tone } from "@/components/ui/status";
import type { AttemptErrorCode } from "@/lib/delivery/schema";
import type { AttemptAnswer } from "@/lib/delivery-log/schema";

/** Statuses that have a sentence of their own. */
const KNOWN = ["400", "401", "403", "404", "405", "408", "409", "410", "413", "415", "422", "429", "500", "502", "503", "504"] as const;
type StatusKey = (typeof KNOWN)[number] | "1xx" | "4xx" | "5xx";

function statusKey(status: number): StatusKey {
  const known = KNOWN.find((key) => key === String(status));
  return known ?? (status >= 500 ? "5xx" : status >= 400 ? "4xx" : "1xx");
}

/** What is known of how an attempt went. */
export interface AttemptResult {
  outcome: AttemptAnswer["outcome"];
  /** Of the answer; null where none came. */
  status: number | null;
  errorCode: AttemptErrorCode | null;
}

export interface AttemptWords {
  tone: Tone;
  /** "503", "Timed out": as short as a row's column. */
  label: string;
  /** What happened, without a full stop. */
  summary: string;
  /** What to do about it; null where nothing is wrong. */
  advice: string | null;
}

/** Says in words how an attempt went and what to do about it. */
export function useAttemptWords(): (result: AttemptResult) => AttemptWords {
  const t = useTranslations("attempt");
  const codes = useTranslations("errorCodes");
  return useCallback(
    ({ outcome, status, errorCode }) => {
      if (outcome === "success") return { tone: "ok", label: String(status ?? 200), summary: t("accepted"), advice: null };
      if (outcome === "cancelled") return { tone: "mute", label: t("cancelled"), summary: t("cancelledSummary"), advice: null };
      if (status !== null && (errorCode === null || errorCode === "http_status")) {
        const key = statusKey(status);
        return { tone: "bad", label: String(status), summary: t(`status.${key}.summary`), advice: t(`status.${key}.advice`) };
      }
      const code = errorCode ?? "connection_failed";
      return {
        tone: "bad",
        label: status === null ? codes(`${code}.label`) : String(status),
        summary: codes(`${code}.summary`),
        advice: codes(`${code}.advice`),
      };
    },
    [t, codes],
  );
}

/** The same for a whole attempt. */
export function resultOf(attempt: AttemptAnswer): AttemptResult {
  return { outcome: attempt.outcome, status: attempt.response?.status ?? null, errorCode: attempt.errorCode };
}
