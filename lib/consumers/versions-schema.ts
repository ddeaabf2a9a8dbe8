import { z } from "zod";
import { DISABLED_REASONS, webhookConsumer } from "@/lib/consumers/schema";
import { cursorPageOf } from "@/lib/paging";

/** What a version holds, in the order it is shown. */
export const VERSIONED_PROPERTIES = [
  "url",
  "description",
  "eventTypes",
  "companyTags",
  "rateLimit",
  "disabledReason",
  "headers",
  "certificate",
  "transformation",
] as const;
export type VersionedProperty = (typeof VERSIONED_PROPERTIES)[number];

/** What was configured while a version held. Secrets and the values of headers are in no version. */
const configuration = z
  .object({
    url: z.string(),
    description: z.string().nullable(),
    eventTypes: z.array(z.string()),
    companyTags: z.array(z.string()),
    rateLimit: z.number().int().nullable(),
    disabledReason: z.enum(DISABLED_REASONS).nullable().describe("null: it was enabled."),
    headers: z
      .array(z.object({ name: z.string(), version: z.number().int() }))
      .nullable()
      .describe(
        "Custom headers, and with which version the value of each was set; values are in no version. null: not written down then, nor were description and certificate.",
      ),
    certificate: z.object({ subject: z.string(), fingerprint256: z.string() }).nullable(),
    transformation: z.object({ version: z.number().int() }).nullable().describe("null: none was enabled."),
  })
  .meta({ id: "WebhookConfiguration" });
export type WebhookConfiguration = z.infer<typeof configuration>;

/** One property that is another than it was. */
const propertyChange = z
  .object({
    property: z.enum(VERSIONED_PROPERTIES),
    before: z.unknown().describe("As in `configuration`; a transformation with its code."),
    after: z.unknown(),
  })
  .meta({ id: "WebhookConfigurationChange" });
export type PropertyChange = z.infer<typeof propertyChange>;

/** More attempts of a version than this are not counted. */
export const COUNTED_ATTEMPTS = 1_000;

export const webhookVersion = z
  .object({
    version: z.number().int().describe("What an attempt's `webhookVersion` names."),
    current: z.boolean(),
    created: z.iso.datetime().describe("It holds from here to the next one."),
    changedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    action: z.string().nullable().describe("What was done, as in the audit log: `consumer.secret.rotated`."),
    restoredFrom: z.number().int().nullable().describe("The version it restored, where it did."),
    configuration,
    changes: z.array(propertyChange).describe("What differs from the version before; empty where only a secret does, and for the first."),
    attempts: z
      .object({ count: z.number().int(), first: z.iso.datetime(), last: z.iso.datetime() })
      .nullable()
      .describe(`Those in the log that used it; ${COUNTED_ATTEMPTS} stands for that many or more. null: none.`),
  })
  .meta({ id: "WebhookVersion" });
export type WebhookVersion = z.infer<typeof webhookVersion>;
export const webhookVersionPage = cursorPageOf(webhookVersion);

/** Body of `POST /webhooks/{id}/versions/{version}/restore`. */
export const restoreVersionInput = z
  .strictObject({ dryRun: z.boolean().default(false).describe("Only answers what would change, or why it can't be.") })
  .meta({ id: "RestoreVersion" });

/** The consumer as it is now, and what the restore changed, or would change, of it. */
export const restored = z.object({ webhook: webhookConsumer, changes: z.array(propertyChange) }).meta({ id: "RestoredWebhook" });
export type Restored = z.infer<typeof restored>;
