import type { ErrorAnswer } from "@/lib/api/error-schema";
import { AppError, type ErrorCode } from "@/lib/errors";
import { MAX_ISSUES } from "@/lib/validation";

interface ErrorMeaning {
  status: number;
  /** Stable, for callers that tell refusals apart by number. */
  detailedErrorCode: number;
  /** The same request may succeed later. */
  canBeRetried: boolean;
}

/** The one table from error code to HTTP status. Codat's clients know only some statuses, so limits are 400 too (api.md). */
export const ERROR_MEANINGS = {
  validation: { status: 400, detailedErrorCode: 4000, canBeRetried: false },
  consumer_limit_reached: { status: 400, detailedErrorCode: 4001, canBeRetried: false },
  unauthenticated: { status: 401, detailedErrorCode: 4010, canBeRetried: false },
  forbidden: { status: 403, detailedErrorCode: 4030, canBeRetried: false },
  not_found: { status: 404, detailedErrorCode: 4040, canBeRetried: false },
  method_not_allowed: { status: 405, detailedErrorCode: 4050, canBeRetried: false },
  conflict: { status: 409, detailedErrorCode: 4090, canBeRetried: false },
  too_large: { status: 413, detailedErrorCode: 4130, canBeRetried: false },
  rate_limited: { status: 429, detailedErrorCode: 4290, canBeRetried: true },
  unavailable: { status: 503, detailedErrorCode: 5030, canBeRetried: true },
} satisfies Record<ErrorCode, ErrorMeaning>;

const OUR_FAULT: ErrorMeaning = { status: 500, detailedErrorCode: 5000, canBeRetried: true };

/** SQLSTATE classes and socket errors that say the database is away, and not that a statement was wrong. */
const AWAY_SQLSTATE = /^(08...|57014|57P0[1-3]|53300)$/;
const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "EAI_AGAIN",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
]);
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error and is not queryable|Can't reach database server/;

/** Whether an error of pg or Prisma means that the database can't be reached now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  if (typeof code === "string" && (AWAY_CODES.has(code) || AWAY_SQLSTATE.test(code))) return true;
  return AWAY_MESSAGE.test(error.message) || (cause !== undefined && isDatabaseAway(cause));
}

/** A failure as the caller may know it: ours says nothing of its inside, a database that is away may be waited for. */
function known(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error))
    return new AppError("unavailable", "The service can't reach its database at the moment. Try again in a few seconds.", [], {
      cause: error,
    });
  return undefined;
}

/**
 * @param error whatever was thrown
 * @returns the status and the error object; `unexpected` when the failure is ours and belongs in the log
 */
export function errorAnswer(error: unknown, correlationId: string): { status: number; body: ErrorAnswer; unexpected: boolean } {
  const failure = known(error);
  const meaning = failure ? ERROR_MEANINGS[failure.code] : OUR_FAULT;
  const body: ErrorAnswer = {
    statusCode: meaning.status,
    service: "Postrider",
    error: failure?.message ?? "Something went wrong on our side. Quote the correlation id when you report it.",
    correlationId,
    validation: failure && failure.issues.length > 0 ? { errors: failure.issues.slice(0, MAX_ISSUES), warnings: [] } : null,
    canBeRetried: meaning.canBeRetried ? "True" : "False",
    detailedErrorCode: meaning.detailedErrorCode,
  };
  return { status: meaning.status, body, unexpected: !failure || failure.code === "unavailable" };
}
