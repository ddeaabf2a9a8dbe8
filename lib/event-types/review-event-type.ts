import { pool } from "@/lib/db";
import { AppError, type ValidationIssue } from "@/lib/errors";
import { checkEnvelope } from "@/lib/event-types/check-envelope";
import { checkContent } from "@/lib/event-types/check-event-type";
import { type EventType, eventType } from "@/lib/event-types/event-type";
import type { EventTypeReview, ReviewEventTypeInput } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

/** Messages that are held against the new schema: the latest of the type, of each client and of all. */
const LATEST_OF_CLIENT = 20;
const LATEST = 100;

const READ_LATEST = {
  name: "read-latest-of-type",
  text: `
    select latest.id, latest.payload from clients cross join lateral (
      select id, payload from messages
      where client_id = clients.id and event_type = $1 and not is_test and payload is not null
      order by id desc limit ${LATEST_OF_CLIENT}
    ) latest
    order by latest.id desc limit ${LATEST}`,
};

function issuesOfContent(name: string, content: Pick<ReviewEventTypeInput, "payloadSchema" | "examples">): ValidationIssue[] {
  try {
    checkContent(name, content);
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.issues;
    throw error;
  }
}

/** What checking would have found in the messages that were accepted last. */
async function reviewMessages(type: EventType): Promise<EventTypeReview["messages"]> {
  const { rows } = await pool().query<{ id: string; payload: Buffer }>({ ...READ_LATEST, values: [type.name] });
  const refused = rows.flatMap(({ id, payload }) => {
    const finding = checkEnvelope(type, JSON.parse(payload.toString()));
    return finding ? [{ messageId: id, path: finding.path.map(String).join("."), message: finding.message }] : [];
  });
  return { checked: rows.length, refused: refused.length, first: refused[0] ?? null };
}

/**
 * What is wrong with an event type as it stands in a form, and what the schema would make of messages that were accepted lately.
 * Nothing is written. Where the schema can't be used, no message is looked at.
 */
export async function reviewEventType(_operator: OperatorScope, input: ReviewEventTypeInput): Promise<EventTypeReview> {
  const name = input.name || "new";
  const issues = issuesOfContent(name, input);
  const usable = !issues.some(({ itemId }) => itemId.startsWith("payloadSchema"));
  if (!input.isKnown || !usable) return { issues, messages: { checked: 0, refused: 0, first: null } };
  const type = eventType(name, { solution: "custom", payload: input.payloadSchema, examples: {} });
  return { issues, messages: await reviewMessages(type) };
}
