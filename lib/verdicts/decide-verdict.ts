import { explainDelivery } from "@/lib/verdicts/explain-delivery";
import type { Facts, Finding, VersionFacts } from "@/lib/verdicts/facts";
import { matches } from "@/lib/verdicts/matches";
import type { Verdict } from "@/lib/verdicts/schema";
import { WHO_DISABLED } from "@/lib/verdicts/who-disabled";

/** Two commits this near to each other may not have seen each other. */
const MOMENT_MS = 2_000;

const list = (items: readonly string[]) => (items.length === 0 ? "none" : items.join(", "));

/** What can be done about it now. */
function remedy({ consumer, message }: Facts): string {
  if (consumer.deletedAt !== null) return "";
  if (message.expunged) return " Its content is no longer kept, so it can't be replayed.";
  if (matches(consumer, message) !== true) return "";
  const replay = "replay missing messages to send it.";
  if (consumer.disabledAt === null) return ` It would be sent now: ${replay}`;
  return consumer.disabledReason === "operator"
    ? ` Ask the operator to enable the consumer, then ${replay}`
    : ` Enable the consumer, then ${replay}`;
}

function younger(facts: Facts): Finding {
  const created = facts.consumer.created.toISOString();
  const accepted = facts.message.created.toISOString();
  return {
    verdict: "consumerYounger",
    detail: `The consumer was created at ${created}, and the message was accepted at ${accepted}, before it could be matched.${remedy(facts)}`,
  };
}

/** Why a consumer configured so did not get the message; null where it should have. */
function refusalOf(version: VersionFacts, facts: Facts): Finding | null {
  const { message } = facts;
  if (version.deleted) {
    return {
      verdict: "deleted",
      detail: `The consumer was deleted at ${version.holdsFrom.toISOString()}, before the message was accepted.`,
    };
  }
  if (version.disabledReason !== null) {
    const since = (version.disabledSince ?? version.holdsFrom).toISOString();
    const detail = `The consumer was disabled ${WHO_DISABLED[version.disabledReason]} at ${since}, and still was when the message was accepted.${remedy(facts)}`;
    return { verdict: "disabled", reason: version.disabledReason, detail };
  }
  const matched = matches(version, message);
  if (matched === true) return null;
  if (matched === "notSubscribed") {
    return {
      verdict: matched,
      detail: `The consumer was not subscribed to ${message.eventType} when the message was accepted.${remedy(facts)}`,
    };
  }
  const detail = `None of the consumer's company tags (${list(version.companyTags)}) was among those of the message's company (${list(message.companyTags)}).${remedy(facts)}`;
  return { verdict: matched, detail };
}

function explainAbsence(facts: Facts): Finding {
  const { held, message } = facts;
  if (message.isTest) return { verdict: "notSubscribed", detail: "The message is a test, which goes only to the consumer it was sent to." };
  if (!held) return younger(facts);
  for (const version of [held, ...facts.neighbours]) {
    const refusal = refusalOf(version, facts);
    if (refusal) return refusal;
  }
  const isNew = held.holdsFrom.getTime() === facts.consumer.created.getTime();
  if (isNew && message.created.getTime() - held.holdsFrom.getTime() < MOMENT_MS) return younger(facts);
  return {
    verdict: "notSubscribed",
    detail: `The consumer was being changed in the moment the message was accepted, and did not match it yet.${remedy(facts)}`,
  };
}

/** Why a message was, or was not, delivered to a consumer: from its delivery where it has one, else from what held when it was accepted. */
export function decideVerdict(facts: Facts): Verdict {
  const { id, url } = facts.consumer;
  return { webhookId: id, url, ...(facts.delivery ? explainDelivery(facts, facts.delivery) : explainAbsence(facts)) };
}
