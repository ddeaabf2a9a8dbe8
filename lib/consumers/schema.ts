import { z } from "zod";

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
  .refine((text) => !/[\s\p{Cc}]/u.test(text), "Leave spaces and line ends out of the URL; write them percent-encoded.");

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
  .pipe(z.array(z.string()).max(MAX_COMPANY_TAGS, `A consumer may have ${MAX_COMPANY_TAGS} company tags.`));

const eventTypes = z
  .array(z.string().min(1).max(128))
  .min(1, "Choose at least one event type.")
  .max(500, "Choose at most 500 event types.");

const description = z.string().max(1_000, "A description may be 1,000 characters long.").nullable();
const rateLimit = z.number().int("Give a whole number of messages a second.").min(1).max(MAX_RATE_LIMIT).nullable();

/**
 * Body of `POST /webhooks`. Event type names are checked against the catalogue, and repeats dropped, by `createConsumer`, so
 * that an error names the place in the request. Codat's clients may send null for what they leave out.
 */
export const createConsumerInput = z.strictObject({
  url,
  eventTypes,
  disabled: z
    .boolean()
    .nullish()
    .transform((disabled) => disabled ?? false),
  companyTags: companyTags.nullish().transform((tags) => tags ?? []),
  description: description.default(null),
  rateLimit: rateLimit.default(null),
});
export type CreateConsumerInput = z.infer<typeof createConsumerInput>;

/**
 * Body of `PATCH /webhooks/{id}`: what is left out stays. So does a null for what can't be null; above all, no filter is
 * widened by one.
 */
export const updateConsumerInput = z.strictObject({
  url: url.optional(),
  eventTypes: eventTypes.optional(),
  disabled: z
    .boolean()
    .nullish()
    .transform((disabled) => disabled ?? undefined),
  companyTags: companyTags.nullish().transform((tags) => tags ?? undefined),
  description: description.optional(),
  rateLimit: rateLimit.optional(),
});
export type UpdateConsumerInput = z.infer<typeof updateConsumerInput>;

/** A webhook consumer as the API answers it. */
export const webhookConsumer = z.object({
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
    /** The receiver asked for a pause until then. */
    pausedUntil: z.iso.datetime().optional(),
    /** Present while the host's circuit breaker is not closed. */
    breaker: z.object({ host: z.string(), openUntil: z.iso.datetime().nullable(), probing: z.boolean() }).optional(),
  }),
});
export type WebhookConsumer = z.infer<typeof webhookConsumer>;

/** Answer of `GET /webhooks/{id}/secret`. */
export const consumerSecret = z.object({
  key: z.string(),
  expiring: z.array(z.object({ key: z.string(), expiresAt: z.iso.datetime() })),
  /** `whpk_…`, with which receivers verify `v1a` signatures; there once an Ed25519 key is set. */
  publicKey: z.string().optional(),
});
export type ConsumerSecretAnswer = z.infer<typeof consumerSecret>;

/** What stands for a secret value in answers. */
export const MASK = "••••••••";
export const MAX_HEADERS = 50;
export const MAX_HEADER_NAME_LENGTH = 256;
export const MAX_HEADER_VALUE_LENGTH = 4_096;

/** Headers that delivery sets, that belong to the connection, or that would change how the body is read. */
const RESERVED_HEADERS = new Set(
  (
    "host content-length content-type content-encoding transfer-encoding connection keep-alive upgrade te trailer expect date " +
    "http2-settings"
  ).split(" "),
);
const RESERVED_PREFIXES = ["webhook-", "svix-", "proxy-"];

/** What is wrong with a header's name; undefined when nothing is. */
function headerNameIssue(name: string): string | undefined {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return "A header name has letters, digits and hyphens, without spaces or a colon.";
  if (name.length > MAX_HEADER_NAME_LENGTH) return `A header name may be ${MAX_HEADER_NAME_LENGTH} characters long.`;
  const lower = name.toLowerCase();
  if (RESERVED_HEADERS.has(lower) || RESERVED_PREFIXES.some((prefix) => lower.startsWith(prefix)))
    return "This header is set by the delivery itself or belongs to the connection. Use another name.";
  return undefined;
}

/** What is wrong with a header's value; undefined when nothing is. */
function headerValueIssue(value: string): string | undefined {
  if (/^•+$/.test(value)) return "This is what stands for the value in answers. Send the value itself, or leave the header out.";
  if (value.trim() === "") return "Give the value.";
  if (value.length > MAX_HEADER_VALUE_LENGTH) return `A header value may be ${MAX_HEADER_VALUE_LENGTH.toLocaleString("en")} bytes long.`;
  // Whatever else there is, receivers read differently; a line end would begin another header.
  if (!/^[\t\x20-\x7e]*$/.test(value)) return "A header value has printable ASCII characters, without line ends.";
  return undefined;
}

/** `Authorization` and `authorization` are one header. */
function checkHeaders(headers: Record<string, string | null>, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const twice = seen.has(lower) ? "This header is given twice; case makes no difference." : undefined;
    const message = headerNameIssue(name) ?? twice ?? (value === null ? undefined : headerValueIssue(value));
    seen.add(lower);
    if (message) context.addIssue({ code: "custom", path: [name], message });
  }
}

/** Spaces round a value are no part of it. */
function trimHeaders<V extends string | null>(headers: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, (value?.trim() ?? null) as V]));
}

/** Body of `PUT /webhooks/{id}/headers`: all that are to be sent. */
export const replaceHeadersInput = z.strictObject({
  headers: z.record(z.string(), z.string()).superRefine(checkHeaders).transform(trimHeaders),
});

/** Body of `PATCH /webhooks/{id}/headers`: those to set, and with null those to delete. */
export const changeHeadersInput = z.strictObject({
  headers: z.record(z.string(), z.string().nullable()).superRefine(checkHeaders).transform(trimHeaders),
});

/** A consumer's custom headers as the API answers them: each value masked. */
export const consumerHeaders = z.object({ headers: z.record(z.string(), z.string()) });
export type ConsumerHeadersAnswer = z.infer<typeof consumerHeaders>;

export const MAX_PEM_LENGTH = 65_536;

/** Body of `PUT /webhooks/{id}/mtls`: private key, blank line, certificate and its chain. */
export const certificateInput = z.strictObject({
  pem: z
    .string()
    .min(1, "Paste the private key, a blank line, and the certificate.")
    .max(MAX_PEM_LENGTH, "Key and certificates may be 64 KiB long."),
});

/** What is shown of a consumer's certificate; never its key. */
export const consumerCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  serialNumber: z.string(),
  fingerprint256: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});
export type ConsumerCertificateAnswer = z.infer<typeof consumerCertificate>;

export const MAX_GRACE_HOURS = 168;
/** How many earlier secrets may sign along: each is one more signature on every message. */
export const MAX_EXPIRING_SECRETS = 10;

const SECRET_BASE64 = /^(whsec|whsk)_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

/** Whether it is `whsec_` and the base64 of 24 to 64 bytes, or `whsk_` and that of an Ed25519 key, as Standard Webhooks has them. */
function isSigningSecret(key: string): boolean {
  const [, kind, base64] = SECRET_BASE64.exec(key) ?? [];
  if (base64 === undefined) return false;
  const bytes = (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
  return kind === "whsk" ? bytes === 32 || bytes === 64 : bytes >= 24 && bytes <= 64;
}

/** Body of `POST /webhooks/{id}/secret/rotate`. */
export const rotateSecretInput = z.strictObject({
  /** How long the secret of until now signs along. */
  graceHours: z
    .number()
    .int("Give a whole number of hours.")
    .min(0)
    .max(MAX_GRACE_HOURS, `The earlier secret may sign for ${MAX_GRACE_HOURS} more hours.`)
    .default(24),
  key: z
    .string()
    .refine(isSigningSecret, "Write a secret as whsec_ and the base64 of 24 to 64 random bytes, or as whsk_ and that of an Ed25519 key.")
    .optional(),
  /** Which kind is made where no key is given: v1 (HMAC) or v1a (Ed25519), which signs beside it. */
  kind: z.enum(["v1", "v1a"]).default("v1"),
});
export type RotateSecretInput = z.input<typeof rotateSecretInput>;
