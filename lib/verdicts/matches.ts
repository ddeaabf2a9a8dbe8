/** What a consumer asks for. */
export interface Subscription {
  eventTypes: readonly string[];
  /** `key:value`; empty: every company, and events about none. */
  companyTags: readonly string[];
}

/** What matching looks at of a message. */
export interface Matchable {
  eventType: string;
  /** The company's tags when the message was accepted. */
  companyTags: readonly string[];
}

/**
 * Whether a consumer's filters let a message through (product.md R5): the rule of the ledger's own statement, which
 * matches.test.ts holds it to, for explaining afterwards.
 */
export function matches(subscription: Subscription, message: Matchable): true | "notSubscribed" | "tagsDidNotMatch" {
  if (!subscription.eventTypes.includes(message.eventType)) return "notSubscribed";
  if (subscription.companyTags.length === 0) return true;
  return subscription.companyTags.some((tag) => message.companyTags.includes(tag)) || "tagsDidNotMatch";
}
