import { z } from "zod";

/** Operational event types: what Postrider itself tells a client of, in the order they are shown. */
export const NOTICE_TYPES = [
  "webhook.failing",
  "webhook.disabled",
  "webhook.recovered",
  "message.exhausted",
  "certificate.expiring",
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** Body of the choice whether mails about a client's endpoints are wanted. */
export const mailPreferenceInput = z.strictObject({ wanted: z.boolean() });
