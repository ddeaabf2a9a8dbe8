import type { CreateConsumerInput } from "@/lib/consumers/schema";
import type { ValidationIssue } from "@/lib/errors";
import { canonicalName } from "@/lib/event-types/catalogue";
import { checkUrl, type EgressPolicy, egressPolicy, type UrlRefusal } from "@/lib/outbound/egress-policy";
import { invalid } from "@/lib/validation";

const URL_REFUSALS: Record<UrlRefusal, string> = {
  malformed: "Give a full URL that begins with https://.",
  scheme: "Use https://; this service does not send messages unencrypted.",
  credentials: "Leave user name and password out of the URL; use a custom header.",
  address:
    "This address is not on the public internet, so messages can't be sent to it. Use a public URL, or ask the operator to allow its range.",
};

function urlIssues(url: string | undefined, policy: EgressPolicy): ValidationIssue[] {
  if (url === undefined) return [];
  const checked = checkUrl(url, policy);
  return checked.ok ? [] : [{ itemId: "url", message: URL_REFUSALS[checked.reason], validatorName: `url_${checked.reason}` }];
}

function eventTypeIssues(names: readonly string[] = []): ValidationIssue[] {
  return names.flatMap((name, at) =>
    canonicalName(name) === undefined
      ? [
          {
            itemId: `eventTypes[${at}]`,
            message: `${name} is not in the event catalogue. GET /eventTypes lists what is.`,
            validatorName: "event_type",
          },
        ]
      : [],
  );
}

/**
 * What the schema can't know of a consumer, or of what is to change of one: whether its URL may be sent to (by form; names are resolved at every attempt)
 * and whether its event types are in the catalogue.
 * @returns the input with canonical event type names, each once
 * @throws AppError `validation` naming everything that is wrong
 */
export function checkConsumer<T extends Partial<Pick<CreateConsumerInput, "url" | "eventTypes">>>(input: T, policy = egressPolicy()): T {
  const issues = [...urlIssues(input.url, policy), ...eventTypeIssues(input.eventTypes)];
  if (issues.length > 0) throw invalid(issues);
  if (input.eventTypes === undefined) return input;
  return { ...input, eventTypes: [...new Set(input.eventTypes.map((name) => canonicalName(name) ?? name))] };
}
