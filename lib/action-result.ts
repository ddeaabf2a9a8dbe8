import type { ErrorCode, ValidationIssue } from "@/lib/errors";

export type { ValidationIssue };

/** What stands in the way of what someone asked for, with the fields it concerns. */
export interface Refusal {
  ok: false;
  /** `unexpected` is a fault of ours; `unreachable` is made in the browser, where no answer came. */
  error: ErrorCode | "unexpected" | "unreachable";
  message: string;
  issues: ValidationIssue[];
}

/** What a server action answers: its result, or what stands in the way. */
export type ActionResult<T> = { ok: true; data: T } | Refusal;

/** The answer that never came. */
export const UNREACHABLE: Refusal = { ok: false, error: "unreachable", message: "", issues: [] };
