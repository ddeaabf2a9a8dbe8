import type { WebhookConsumer } from "@/lib/consumers/schema";

/** What holds a consumer back, the most lasting reason first. */
export const CONSUMER_STATES = ["active", "paused", "hostFailing", "disabled"] as const;
export type ConsumerState = (typeof CONSUMER_STATES)[number];

/** @param now in milliseconds */
export function stateOf({ disabled, state }: Pick<WebhookConsumer, "disabled" | "state">, now: number): ConsumerState {
  if (disabled) return "disabled";
  if (state.breaker) return "hostFailing";
  if (state.pausedUntil && Date.parse(state.pausedUntil) > now) return "paused";
  return "active";
}

/** Whether we disabled it, not a person: its owner has to be told. */
export function wasDisabledByUs({ disabled, disabledReason }: Pick<WebhookConsumer, "disabled" | "disabledReason">): boolean {
  return disabled && (disabledReason === "failing" || disabledReason === "gone");
}
