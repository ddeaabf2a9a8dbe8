import { z } from "zod";
import { isSigningSecret } from "@/lib/consumers/is-signing-secret";

export const MAX_URL_LENGTH = 2_048;
export const MAX_COMPANY_TAGS = 10;
export const MAX_TAG_LENGTH = 128;
export const MAX_RATE_LIMIT = 10_000;

/** Why a consumer is disabled. */
export const DISABLED_REASONS = ["user", "failing", "gone", "operator"] as const;

const url = z
  .string()
  .min(1, "Give the URL that messages are sent to.")
  .max(MAX_URL_LENGTH, `A URL may be ${MAX_URL_LENGTH} characters long.`)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), "Give a full URL that begins with https://.")
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === "" && new URL(text).password === ""),
    "Leave user name and password out of the URL; use a custom header.",
  )
  .refine((text) => !text.includes("#"), "Leave the fragment (#…) out of the URL; it is never sent.")
  // Parsing drops tabs and line ends without a word, so that another URL than the one shown would be called.
  // A mark without width, or one that turns the text round, shows another URL as well.
  .refine((text) => !/[\s\p{Cc}\p{Cf}]/u.test(text), "Leave spaces and line ends out of the URL; write them percent-encoded.")
  .describe("Where messages are sent: a public https:// URL without user name, password or fragment.");

/** Splits on the first colon and trims round it, as product.md R5 has it. */
export function normaliseTag(text: string): string {
  const colon = text.indexOf(":");
  return colon < 0 ? text.trim() : `${text.slice(0, colon).trim()}:${text.slice(colon + 1).trim()}`;
}

const companyTag = z
  .string()
  .transform(normaliseTag)
  .pipe(
    z
      .string()
      .max(MAX_TAG_LENGTH, `A tag may be ${MAX_TAG_LENGTH} characters long.`)
      .regex(/^[^:]+:.+$/, "Write a tag as key:value, for example region:uk."),
  );

const companyTags = z
  .array(companyTag)
  .transform((tags) => [...new Set(tags)])
  .pipe(z.array(z.string()).max(MAX_COMPANY_TAGS, `A consumer may have ${MAX_COMPANY_TAGS} company tags.`))
  .describe("`key:value`, case-sensitive. Only messages of companies with one of these tags are delivered; with none, all are.");

const eventTypes = z
  .array(z.string().min(1).max(128))
  .min(1, "Choose at least one event type.")
  .max(500, "Choose at most 500 event types.")
  .describe("Names of the catalogue. An alias is taken for its canonical name.");

const disabled = z.boolean().nullish();
const description = z.string().max(1_000, "A description may be 1,000 characters long.").nullable();
const rateLimit = z
  .number()
  .int("Give a whole number of messages a second.")
  .min(1)
  .max(MAX_RATE_LIMIT)
  .nullable()
  .describe("Messages a second; what is above it waits. null: no limit.");

/**
 * Body of `POST /webhooks`. Event type names are checked against the catalogue, and repeats dropped, by `createConsumer`, so
 * that an error names the place in the request. Codat's clients may send null for what they leave out.
 */
export const createConsumerInput = z
  .strictObject({
    url,
    eventTypes,
    disabled: disabled.transform((value) => value ?? false),
    companyTags: companyTags.nullish().transform((tags) => tags ?? []),
    description: description.default(null),
    rateLimit: rateLimit.default(null),
  })
  .meta({ id: "CreateWebhookConsumer" });
export type CreateConsumerInput = z.infer<typeof createConsumerInput>;

/**
 * Body of `PATCH /webhooks/{id}`: what is left out stays. So does a null for what can't be null; above all, no filter is
 * widened by one.
 */
export const updateConsumerInput = z
  .strictObject({
    url: url.optional(),
    eventTypes: eventTypes.optional(),
    disabled: disabled.transform((value) => value ?? undefined),
    companyTags: companyTags.nullish().transform((tags) => tags ?? undefined),
    description: description.optional(),
    rateLimit: rateLimit.optional(),
  })
  .meta({ id: "UpdateWebhookConsumer" });
export type UpdateConsumerInput = z.infer<typeof updateConsumerInput>;

const breaker = z.object({ host: z.string(), openUntil: z.iso.datetime().nullable(), probing: z.boolean() });

const failing = z.object({
  since: z.iso.datetime(),
  disablesAt: z.iso.datetime().describe("When it is disabled unless an attempt succeeds."),
});

/** A webhook consumer as the API answers it. */
export const webhookConsumer = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    eventTypes: z.array(z.string()),
    companyTags: z.array(z.string()),
    disabled: z.boolean(),
    disabledReason: z.enum(DISABLED_REASONS).optional(),
    disabledAt: z.iso.datetime().optional(),
    rateLimit: z.number().int().nullable(),
    created: z.iso.datetime(),
    modified: z.iso.datetime(),
    state: z.object({
      pausedUntil: z.iso.datetime().optional().describe("The receiver asked for a pause until then."),
      breaker: breaker.optional().describe("There while the host's circuit breaker is not closed: its messages wait."),
      failing: failing.optional().describe("There once every attempt of a day has failed."),
      certificateExpires: z.iso.datetime().optional().describe("There when the client certificate runs out within a month, or has."),
    }),
  })
  .meta({ id: "WebhookConsumer" });
export type WebhookConsumer = z.infer<typeof webhookConsumer>;

/** Answer of `GET /webhooks/{id}/secret`. */
export const consumerSecret = z
  .object({
    key: z.string(),
    expiring: z.array(z.object({ key: z.string(), expiresAt: z.iso.datetime() })).describe("Earlier secrets that still sign along."),
    publicKey: z.string().optional().describe("`whpk_…`, which verifies `v1a` signatures; there once an Ed25519 key is set."),
  })
  .meta({ id: "SigningSecret" });
export type ConsumerSecretAnswer = z.infer<typeof consumerSecret>;

/** What is known of a consumer's secrets without revealing one. */
export interface SecretState {
  /** When the current one took another's place; null for the first. */
  rotated: string | null;
  /** `whpk_…`, once there is an Ed25519 key. */
  publicKey: string | null;
  /** Earlier ones that sign along, and until when. */
  expiring: { kind: "v1" | "v1a"; expiresAt: string }[];
}

/** What stands for a secret value in answers. */
export const MASK = "••••••••";

export const MAX_PEM_LENGTH = 65_536;

/** Body of `PUT /webhooks/{id}/mtls`: private key, blank line, certificate and its chain. */
export const certificateInput = z.strictObject({
  pem: z
    .string()
    .min(1, "Paste the private key, a blank line, and the certificate.")
    .max(MAX_PEM_LENGTH, "Key and certificates may be 64 KiB long."),
});

/** What a pasted key and certificate can be refused for. */
export const CERTIFICATE_RULES = [
  "pem_form",
  "pem_no_key",
  "pem_two_keys",
  "pem_passphrase",
  "pem_key_unreadable",
  "pem_no_certificate",
  "pem_certificate_unreadable",
  "pem_mismatch",
  "pem_expired",
  "pem_not_yet_valid",
  "pem_not_accepted",
] as const;
export type CertificateRule = (typeof CERTIFICATE_RULES)[number];

/** What is shown of a consumer's certificate; never its key. */
export const consumerCertificate = z
  .object({
    subject: z.string(),
    issuer: z.string(),
    serialNumber: z.string(),
    fingerprint256: z.string(),
    notBefore: z.iso.datetime(),
    notAfter: z.iso.datetime(),
  })
  .meta({ id: "ClientCertificate" });
export type ConsumerCertificateAnswer = z.infer<typeof consumerCertificate>;

export const MAX_GRACE_HOURS = 168;
/** How many earlier secrets may sign along: each is one more signature on every message. */
export const MAX_EXPIRING_SECRETS = 10;

/** Body of `POST /webhooks/{id}/secret/rotate`. */
export const rotateSecretInput = z
  .strictObject({
    graceHours: z
      .number()
      .int("Give a whole number of hours.")
      .min(0)
      .max(MAX_GRACE_HOURS, `The earlier secret may sign for ${MAX_GRACE_HOURS} more hours.`)
      .default(24)
      .describe("How long the secret of until now signs along."),
    key: z
      .string()
      .refine(isSigningSecret, "Write a secret as whsec_ and the base64 of 24 to 64 random bytes, or as whsk_ and that of an Ed25519 key.")
      .optional()
      .describe("A secret of your own. One is made where it is left out."),
    kind: z.enum(["v1", "v1a"]).default("v1").describe("Made where no key is given: HMAC (`v1`), or Ed25519 beside it."),
  })
  .meta({ id: "RotateSecret" });
export type RotateSecretInput = z.input<typeof rotateSecretInput>;
