import type { DisabledReason } from "@/lib/verdicts/facts";

/** How a consumer came to be disabled, as the end of a sentence. */
export const WHO_DISABLED: Record<DisabledReason, string> = {
  user: "by a user",
  failing: "automatically, because it kept failing",
  gone: "automatically, because it answered 410 Gone",
  operator: "by the operator",
};
