/** Causes of causes that are told. */
const MAX_CAUSES = 5;
/** Of a text; what is longer is somebody's content. */
const MAX_TEXT = 1_000;
const MAX_STACK = 8_000;
const MAX_ITEMS = 1_000;

/** Of those that are told by their looks. */
const LONGEST_SECRET = 2_000;

const HIDDEN = "[hidden]";

/** Fields that would hold a secret, whatever is in them. */
const SECRET_NAME = /authorization|cookie|password|secret|credential|token$|^(api)?key$|pem$/i;

/** Secrets that show what they are: credentials of a URL, our keys, signing secrets, inboxes, links that let someone in. */
const SECRETS: [RegExp, string][] = [
  [/(:\/\/)[^\s"'<>]{1,500}@/g, `$1${HIDDEN}@`],
  [/\b(pr[koi]_|whs(?:ec|k)_|in_)[A-Za-z0-9+/=_-]{16,}/g, `$1${HIDDEN}`],
  [/(\/(?:invitation|reset-password)\/)[^/?#\s]+/g, `$1${HIDDEN}`],
  [/\b(Bearer|Basic) {1,4}[^\s"']+/gi, `$1 ${HIDDEN}`],
  [/-----BEGIN [\s\S]*/g, HIDDEN],
];

/** A text without the secrets that can be told by their looks, and no longer than a line of a log should be. */
export function safeText(text: string, limit = MAX_TEXT): string {
  // Cut with room to spare before, so that no secret is halved beyond recognition, and to size after.
  const cleaned = SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text.slice(0, limit + LONGEST_SECRET));
  return cleaned.length > limit ? `${cleaned.slice(0, limit)}…` : cleaned;
}

/** JSON.parse, PostgreSQL's data exceptions (class 22) and Prisma quote what they could not read. */
function quotesInput({ name, code }: Error & { code?: unknown }): boolean {
  return name === "SyntaxError" || name.startsWith("PrismaClient") || /^22/.test(String(code));
}

function messageOf(error: Error): string {
  return safeText(quotesInput(error) ? error.message.replace(/".*"/s, '"…"') : error.message);
}

/** Where it was thrown. A stack begins with the message, as it was then. */
function framesOf({ stack = "", message }: Error): string {
  const after = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const frames = after.split("\n").filter((line) => line.startsWith("    at "));
  return safeText(frames.join("\n"), MAX_STACK);
}

/** What the log says of an error. */
export interface LoggedError {
  type: string;
  message: string;
  /** `ECONNREFUSED`, a SQLSTATE, a code of Prisma. */
  code?: string;
  stack: string;
  cause?: LoggedError;
  /** Of an AggregateError: each of the addresses that were tried. */
  errors?: LoggedError[];
}

/**
 * An error's plain facts. Those of pg, undici and nodemailer carry configurations, rows, headers and answers in properties
 * of their own, so no other property passes.
 */
export function safeError(error: Error, depth = MAX_CAUSES): LoggedError {
  const { code, cause } = error as Error & { code?: unknown };
  const several = error instanceof AggregateError && depth > 0 ? error.errors.filter((one) => one instanceof Error) : [];
  return {
    type: safeText(error.name),
    message: messageOf(error),
    ...(typeof code === "string" || typeof code === "number" ? { code: safeText(String(code)) } : {}),
    stack: framesOf(error),
    ...(cause instanceof Error && depth > 0 ? { cause: safeError(cause, depth - 1) } : {}),
    ...(several.length > 0 ? { errors: several.slice(0, MAX_CAUSES).map((one) => safeError(one, 0)) } : {}),
  };
}

function safeValue(value: unknown): unknown {
  if (value instanceof Error) return safeError(value);
  if (typeof value === "string") return safeText(value);
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return value;
  const areTexts = Array.isArray(value) && value.every((item) => typeof item === "string");
  return areTexts ? value.slice(0, MAX_ITEMS).map((item) => safeText(item)) : HIDDEN;
}

/**
 * A log line's fields as they may be written: texts, numbers, instants, lists of texts and errors. Headers, bodies, rows and
 * settings are objects or bytes, and those never pass, so that nobody has to remember which of their names are secret.
 */
export function safeFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, SECRET_NAME.test(name) ? HIDDEN : safeValue(value)]));
}
