import { z } from "zod";
import { cursorPageOf } from "@/lib/paging";

/** What an inbox may answer senders with, so that failures can be tried as well. */
export const INBOX_ANSWERS = [200, 204, 400, 410, 429, 500, 503] as const;
export type InboxAnswerStatus = (typeof INBOX_ANSWERS)[number];

/** Requests an inbox keeps: the last ones. */
export const KEPT_REQUESTS = 100;
/** Bytes of a request's body that are kept. */
export const KEPT_BODY = 64 * 1_024;

/**
 * Why a signature is judged as it is. `truncated`: too little of the body was kept to tell; `tolerance`: the timestamp is more
 * than five minutes from the arrival, so that receivers take it for a replayed request.
 */
export const SIGNATURE_REASONS = ["currentSecret", "earlierSecret", "noMatch", "tolerance", "malformed", "noHeaders", "truncated"] as const;

const instant = z.iso.datetime();

export const signatureVerdict = z
  .object({ verdict: z.enum(["verified", "wrong", "missing", "unknown"]), reason: z.enum(SIGNATURE_REASONS) })
  .describe("What a receiver that follows Standard Webhooks makes of the signature.");
export type SignatureVerdict = z.infer<typeof signatureVerdict>;

/** One request that arrived in an inbox. */
export const inboxRequest = z
  .object({
    id: z.string(),
    received: instant,
    method: z.string(),
    query: z.string().describe("With its question mark; empty without."),
    headers: z
      .array(z.tuple([z.string(), z.string()]))
      .describe("In the order they came. The values of your own custom headers, and of credentials, are masked."),
    body: z.string(),
    encoding: z.enum(["utf8", "base64"]),
    size: z.number().int().describe("Bytes that arrived."),
    truncated: z.boolean().describe("`body` is only the beginning."),
    remote: z.string().nullable().describe("The address it came from."),
    answered: z.number().int().describe("The status it was answered with."),
    signature: signatureVerdict,
  })
  .meta({ id: "InboxRequest" });
export type InboxRequest = z.infer<typeof inboxRequest>;

/** A consumer's built-in inbox. */
export const inbox = z
  .object({
    url: z.string().describe("Whoever knows it may send here, with any method."),
    answerStatus: z.number().int().describe("What senders are answered."),
    expires: instant.describe("When it is dropped, unless something arrives before."),
    inUse: z.boolean().describe("Whether the webhook consumer's `url` is this inbox."),
  })
  .meta({ id: "Inbox" });
export type InboxAnswer = z.infer<typeof inbox>;

/** The same with a page of what arrived, newest first. */
export const inboxPage = inbox.extend(cursorPageOf(inboxRequest).shape).meta({ id: "InboxPage" });
export type InboxPage = z.infer<typeof inboxPage>;

/** Body of `PATCH /webhooks/{id}/inbox`. */
export const changeInboxInput = z.strictObject({
  answerStatus: z.literal(INBOX_ANSWERS).describe("What senders are answered from now on."),
});
export type ChangeInboxInput = z.infer<typeof changeInboxInput>;
