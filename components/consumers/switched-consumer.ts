import type { WebhookConsumer } from "@/lib/consumers/schema";

/** A consumer as it will be once a person has disabled or enabled it. @param now in milliseconds */
export function switchedConsumer(consumer: WebhookConsumer, disabled: boolean, now: number): WebhookConsumer {
  if (consumer.disabled === disabled) return consumer;
  const { disabledReason: _reason, disabledAt: _at, ...rest } = consumer;
  return disabled ? { ...rest, disabled, disabledReason: "user", disabledAt: new Date(now).toISOString() } : { ...rest, disabled };
}
