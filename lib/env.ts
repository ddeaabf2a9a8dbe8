import { z } from "zod";

const DURATION_UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `15s`, `5m`, `90d` → milliseconds. */
const duration = z
  .string()
  .regex(/^\d+(ms|s|m|h|d)$/, "a whole number with a unit: ms, s, m, h or d, for example 15s")
  .transform((text) => {
    const unit = text.replace(/^\d+/, "") as keyof typeof DURATION_UNITS;
    return Number.parseInt(text, 10) * DURATION_UNITS[unit];
  });

/** `256KiB`, `10MiB` or a number of bytes → bytes. */
const byteSize = z
  .string()
  .regex(/^\d+ ?(B|KiB|MiB)?$/, "a number of bytes, or with KiB or MiB, for example 256KiB")
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith("MiB") ? 1_048_576 : text.endsWith("KiB") ? 1_024 : 1));

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

const flag = z.enum(["yes", "no", "true", "false", "1", "0"]).transform((text) => ["yes", "true", "1"].includes(text));

/** Sealing keys: 32 bytes each, base64. */
const sealingKeys = list.refine(
  (keys) => keys.length > 0 && keys.every((key) => Buffer.from(key, "base64").length === 32),
  "32 random bytes in base64: openssl rand -base64 32",
);

/** Every setting, with its default. `.env.example` is written from this (the description is the comment). */
export const settings = z.object({
  POSTRIDER_MODE: z
    .enum(["local", "production"])
    .default("local")
    .describe("Decided by the launcher: production when NODE_ENV=production and DATABASE_URL is set"),
  POSTRIDER_PROCESS: z
    .enum(["web", "worker", "launcher", "test"])
    .default("web")
    .describe("Set by the launcher: names the process in the log"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port of the portal and the API"),
  DATA_DIR: z.string().default(".data").describe("Embedded database and generated secrets"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "a URL that begins with postgresql://")
    .describe("PostgreSQL; unset, npm start runs an embedded one"),
  APP_URL: z.url().default("http://localhost:3000").describe("Where users reach the portal"),
  ENCRYPTION_KEY: sealingKeys.describe(
    "Seals secrets at rest: 32 random bytes in base64. To rotate, the new one first, then a comma and the old. Generated into DATA_DIR in local mode",
  ),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, "at least 32 characters: openssl rand -base64 32")
    .describe("Signs session cookies. Generated into DATA_DIR in local mode"),
  SESSION_IDLE: duration
    .refine((milliseconds) => milliseconds >= 900_000, "at least 15m: a session's use is noted every 5 minutes")
    .default(12 * 3_600_000)
    .describe("How long a session in the portal may go unused before it ends; it ends after 7 days in any case"),
  DELIVERY_ENGINE: z
    .enum(["embedded", "inngest"])
    .optional()
    .describe("embedded or inngest; unset, inngest when INNGEST_* names a server, else embedded"),
  INNGEST_DEV: z.string().optional().describe("An Inngest development server: 1, or its URL"),
  INNGEST_BASE_URL: z.url().optional().describe("A self-hosted Inngest server"),
  INNGEST_EVENT_KEY: z.string().optional().describe("With which events are sent to Inngest, self-hosted or cloud"),
  INNGEST_SIGNING_KEY: z.string().optional().describe("With which Inngest signs what it asks of us"),
  RETRY_SCHEDULE: list
    .default(["0s", "5s", "5m", "30m", "2h", "5h", "10h", "10h"])
    .pipe(z.array(duration).min(1).max(100))
    .describe("Delay before each attempt, from the end of the one before"),
  RETRY_JITTER: z.coerce.number().min(0).max(1).default(0.1).describe("Random share added to each delay but the first"),
  DELIVERY_TIMEOUT: duration.default(15_000).describe("From the start of an attempt to the end of its response"),
  CONSUMER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(64)
    .describe("Attempts in flight to one consumer, in one process"),
  EGRESS_ALLOW: list
    .default([])
    .describe("CIDRs that may be sent to beyond the public internet, separated by commas. Local mode: loopback"),
  EXTRA_CA_FILE: z.string().optional().describe("PEM file of certificate authorities to trust beside the system's"),
  EGRESS_IPS: list.default([]).describe("The addresses we send from, shown to users"),
  RETENTION: duration.default(90 * 86_400_000).describe("How long messages and attempts are kept"),
  INBOX_TTL: duration.default(7 * 86_400_000).describe("How long a built-in inbox is kept after something last arrived in it"),
  ALLOW_HTTP: flag.default(false).describe("Whether consumers may use http. Local mode: yes"),
  MAX_PAYLOAD: byteSize.default(262_144).describe("Largest event payload"),
  MAX_BATCH: byteSize.default(10_485_760).describe("Largest body of a batch"),
  API_RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(10_000)
    .describe("Requests an API key may make a second, over all processes together; 0 for no limit"),
  CONSUMER_LIMIT: z.coerce.number().int().min(1).default(50).describe("Consumers a client may have"),
  SCHEMA_MODE: z.enum(["off", "warn", "enforce"]).default("warn").describe("What a payload that does not fit its schema meets"),
  READY_MAX_LAG: duration.default(60_000).describe("How overdue the oldest delivery may be before /api/health/ready answers 503"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10).describe("Connections a process may hold to the database"),
  DATABASE_TIMEOUT: duration.default(25_000).describe("How long a statement may take, and a connection or a free one may be waited for"),
  METRICS_TOKEN: z.string().min(16).optional().describe("Bearer token that /api/metrics asks for"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "a URL that begins with smtp:// or smtps://")
    .optional()
    .describe("Mail server for invitations, password resets and notices: smtps://user:password@mail.example.com"),
  MAIL_FROM: z.string().default("Postrider <postrider@localhost>").describe("Sender of mails"),
  OIDC_ISSUER: z
    .url()
    .optional()
    .describe("Identity provider to sign in with beside passwords: its issuer URL. Redirects to /api/auth/callback/oidc"),
  OIDC_CLIENT_ID: z.string().optional().describe("What the identity provider knows Postrider as"),
  OIDC_CLIENT_SECRET: z.string().optional().describe("Postrider's secret with the identity provider"),
  OIDC_NAME: z.string().max(60).default("SSO").describe("What the button says after Continue with"),
  TRUST_PROXY: flag.default(false).describe("Whether X-Forwarded-For names the caller"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Engine = "embedded" | "inngest";

export type Env = Omit<z.infer<typeof settings>, "DELIVERY_ENGINE"> & { DELIVERY_ENGINE: Engine };

let parsed: Env | undefined;

/** Thrown at start when a setting is missing or malformed; the message has a line for each. */
export class InvalidEnvironment extends Error {}

/** The engine asked for; unasked, the one the SDK's own variables speak of. */
function engineOf(given: z.infer<typeof settings>): Engine {
  const isDev = given.INNGEST_DEV !== undefined && !["0", "false"].includes(given.INNGEST_DEV);
  const namesServer = isDev || given.INNGEST_BASE_URL || given.INNGEST_EVENT_KEY || given.INNGEST_SIGNING_KEY;
  return given.DELIVERY_ENGINE ?? (namesServer ? "inngest" : "embedded");
}

/** Half an identity provider would silently be none. @throws InvalidEnvironment */
function requireWhole({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: z.infer<typeof settings>): void {
  const given = Object.entries({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET });
  const missing = given.filter(([, value]) => value === undefined);
  if (missing.length === 0 || missing.length === given.length) return;
  const lines = missing.map(
    ([name]) => `  ${name} is not set: signing in with OIDC needs all three of ${given.map(([one]) => one).join(", ")}`,
  );
  throw new InvalidEnvironment(`Settings that need attention:\n${lines.join("\n")}`);
}

/**
 * Reads settings from the given variables. An empty variable counts as unset.
 * @throws InvalidEnvironment naming every variable that is missing or malformed
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const result = settings.safeParse(present);
  if (result.success) {
    requireWhole(result.data);
    return { ...result.data, DELIVERY_ENGINE: engineOf(result.data) };
  }
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    if (present[name] !== undefined) return `  ${name} is not valid: ${issue.message}`;
    return `  ${name} is not set: ${settings.shape[name as keyof typeof settings.shape].description}`;
  });
  throw new InvalidEnvironment(`Settings that need attention:\n${lines.join("\n")}`);
}

/** The process's settings, read once. Only this file reads the environment. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether the environment says what a setting is, and not its default. */
export function isGiven(name: string): boolean {
  return (process.env[name] ?? "") !== "";
}
