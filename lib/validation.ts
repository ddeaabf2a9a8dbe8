import type { z } from "zod";
import { AppError, type ValidationIssue } from "@/lib/errors";

/** A batch may hold a thousand mistakes of one kind; twenty are enough to see which. */
export const MAX_ISSUES = 20;

/** `["events", 499, "eventType"]` → `events[499].eventType`; an empty path is the root itself. */
export function itemPath(path: readonly PropertyKey[], root = ""): string {
  return path.reduce<string>(
    (item, key) => (typeof key === "number" ? `${item}[${key}]` : item ? `${item}.${String(key)}` : String(key)),
    root,
  );
}

/**
 * What zod found, as issues of the API's error object.
 * @param root where the checked value stands: `query`, `path`, `headers`, or nothing for the body's own properties
 */
export function issuesOf(error: z.ZodError, root = ""): ValidationIssue[] {
  const issues = error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        itemId: itemPath([...issue.path, key], root),
        message: "This property is not known here.",
        validatorName: "unrecognized_keys",
      }));
    }
    return [{ itemId: itemPath(issue.path, root) || "body", message: issue.message, validatorName: issue.code }];
  });
  return issues.slice(0, MAX_ISSUES);
}

/** The one way to refuse bad input. The message carries the first issue, for callers that look no further. */
export function invalid(issues: ValidationIssue[]): AppError {
  const [first] = issues;
  const rest = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return new AppError("validation", `${first?.itemId ?? "body"}: ${first?.message ?? "not valid"}${rest}`, issues.slice(0, MAX_ISSUES));
}
