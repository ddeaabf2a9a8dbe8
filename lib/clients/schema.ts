import { z } from "zod";
import { isOneLine, isVisible } from "@/lib/one-line";
import { emailAddress } from "@/lib/users/schema";

export const MAX_CLIENT_NAME = 100;
export const MAX_REASON = 300;
/** More consumers than this are no configuration any more. */
export const MAX_CONSUMER_LIMIT = 10_000;
export const CLIENTS_A_PAGE = 50;
/** Messages of a client are counted no further in a list. */
export const MAX_DAILY_COUNTED = 10_000;

const clientName = z
  .string()
  .trim()
  .min(1, "A name, as the client's people know it.")
  .max(MAX_CLIENT_NAME, `A name may be ${MAX_CLIENT_NAME} characters long.`)
  .refine(isOneLine, "A name stands on one line.")
  .refine((text) => text === "" || isVisible(text), "Give a name that can be seen.");

/** A new client, and who administers it. */
export const createClientInput = z.strictObject({ name: clientName, email: emailAddress });
export type CreateClientInput = z.infer<typeof createClientInput>;

/** What an operator may change of a client. A limit of null is the service's own. */
export const updateClientInput = z.strictObject({
  id: z.uuid(),
  name: clientName,
  consumerLimit: z
    .int("A whole number of endpoints.")
    .min(1, "At least one endpoint.")
    .max(MAX_CONSUMER_LIMIT, `At most ${MAX_CONSUMER_LIMIT} endpoints.`)
    .nullable(),
});
export type UpdateClientInput = z.infer<typeof updateClientInput>;

export const suspendClientInput = z.strictObject({
  id: z.uuid(),
  reason: z.string().trim().min(1, "Say why: the client's people read it.").max(MAX_REASON, `At most ${MAX_REASON} characters.`),
});
export type SuspendClientInput = z.infer<typeof suspendClientInput>;

export const clientFilter = z.object({
  q: z.string().trim().max(200).default(""),
  state: z.enum(["active", "suspended"]).optional(),
  page: z.int().min(1).max(100_000).default(1),
});
export type ClientFilter = z.infer<typeof clientFilter>;

/** A client as the operator sees it. */
export interface ListedClient {
  id: string;
  name: string;
  /** ISO 8601. */
  created: string;
  suspended: { since: string; reason: string | null } | null;
  endpoints: number;
  /** Null: as the service's setting says. */
  consumerLimit: number | null;
  /** Accepted in the last 24 hours, counted to MAX_DAILY_COUNTED. */
  messages: number;
  people: number;
}
