import { explainDelivery } from "@/lib/verdicts/explain-delivery";
import type { Facts, Finding, VersionFacts } from "@/lib/verdicts/facts";
import { matches } from "@/lib/verdicts/matches";
import type { Verdict } from "@/lib/verdicts/schema";
import { WHO_DISABLED } from "@/lib/verdicts/who-disabled";

/** Two commits this near to each other may not have seen each other. */
const MOMENT_MS = 2_000;

const list = (items: readonly string[]) => (items.length === 0 ? "none" : items.join(", "));

type Remedy = NonNullable<Verdict["remedy"]>;

/** What can be done about it now, as the end of the detail. */
const REMEDY_TEXTS: Record<Remedy, string> = {
  replay: " It would be sent now: replay missing messages to send it.",
  enableFirst: " Enable the consumer, then replay missing messages to send it.",
  askOperator: " Ask the operator to enable the consumer, then replay missing messages to send it.",
  expunged: " Its content is no longer kept, so it can't be replayed.",
};

function remedyOf({ consumer, message }: Facts): Remedy | null {
  if (consumer.deletedAt !== null) return null;
  if (message.expunged) return "expunged";
  if (matches(consumer, message) !== true) return null;
  if (consumer.disabledAt === null) return "replay";
  return consumer.disabledReason === "operator" ? "askOperator" : "enableFirst";
}

/** A finding whose detail ends with what can be done, where there is something. */
function remediable(finding: Finding, facts: Facts): Finding {
  const remedy = remedyOf(facts);
  return remedy === null ? finding : { ...finding, remedy, detail: finding.detail + REMEDY_TEXTS[remedy] };
}

function younger(facts: Facts): Finding {
  const created = facts.consumer.created.toISOString();
  const accepted = facts.message.created.toISOString();
  const detail = `The consumer was created at ${created}, and the message was accepted at ${accepted}, before it could be matched.`;
  return remediable({ verdict: "consumerYounger", since: created, detail }, facts);
}

/** Why a consumer configured so did not get the message; null where it should have. */
function refusalOf(version: VersionFacts, facts: Facts): Finding | null {
  const { message } = facts;
  if (version.deleted) {
    const since = version.holdsFrom.toISOString();
    return { verdict: "deleted", since, detail: `The consumer was deleted at ${since}, before the message was accepted.` };
  }
  if (version.disabledReason !== null) {
    const since = (version.disabledSince ?? version.holdsFrom).toISOString();
    const detail = `The consumer was disabled ${WHO_DISABLED[version.disabledReason]} at ${since}, and still was when the message was accepted.`;
    return remediable({ verdict: "disabled", reason: version.disabledReason, since, detail }, facts);
  }
  const matched = matches(version, message);
  if (matched === true) return null;
  if (matched === "notSubscribed") {
    const detail = `The consumer was not subscribed to ${message.eventType} when the message was accepted.`;
    return remediable({ verdict: matched, detail }, facts);
  }
  const detail = `None of the consumer's company tags (${list(version.companyTags)}) was among those of the message's company (${list(message.companyTags)}).`;
  return remediable({ verdict: matched, companyTags: [...version.companyTags], detail }, facts);
}

function explainAbsence(facts: Facts): Finding {
  const { held, message } = facts;
  if (message.isTest) return { verdict: "notSubscribed", detail: "The message is a test, which goes only to the consumer it was sent to." };
  if (message.aboutConsumer === facts.consumer.id) {
    return {
      verdict: "aboutItself",
      detail: "The message tells of this very consumer, which never gets it: what fails is not told of its failure.",
    };
  }
  if (!held) return younger(facts);
  for (const version of [held, ...facts.neighbours]) {
    const refusal = refusalOf(version, facts);
    if (refusal) return refusal;
  }
  const isNew = held.holdsFrom.getTime() === facts.consumer.created.getTime();
  if (isNew && message.created.getTime() - held.holdsFrom.getTime() < MOMENT_MS) return younger(facts);
  const detail = "The consumer was being changed in the moment the message was accepted, and did not match it yet.";
  return remediable({ verdict: "notSubscribed", detail }, facts);
}

/** Why a message was, or was not, delivered to a consumer: from its delivery where it has one, else from what held when it was accepted. */
export function decideVerdict(facts: Facts): Verdict {
  const { id, url } = facts.consumer;
  return { webhookId: id, url, ...(facts.delivery ? explainDelivery(facts, facts.delivery) : explainAbsence(facts)) };
}
