/** One bad value: where it is, what is wrong and what to do, and which rule said so. The shape is the API's. */
export interface ValidationIssue {
  /** `events[499].eventType`, `headers.X-A`, `query.pageSize`, `path.webhookId`, or `body`. */
  itemId: string;
  message: string;
  validatorName: string;
}

/** Every way a call can fail that is not our own fault. `lib/api/error-response.ts` gives each its HTTP status. */
export type ErrorCode =
  | "validation"
  | "consumer_limit_reached"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "too_large"
  | "rate_limited"
  | "unavailable";

/**
 * A failure its caller can act on. The message says what happened and what to do, and is safe to show:
 * it never holds a secret, a stack or another client's data.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: ValidationIssue[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AppError";
  }
}

/** Not there, or another client's: the two must look the same. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `${what} not found.`);
}
