import type { z } from "zod";
import { AppError, type ValidationIssue } from "@/lib/errors";

/** A batch may hold a thousand mistakes of one kind; twenty are enough to see which. */
export const MAX_ISSUES = 20;

/** A name that the caller made up is quoted so far: an answer and a line of the log need not repeat a megabyte. */
const MAX_QUOTED = 100;

/** No deeper than whatever walks a value by calling itself, JSON.stringify above all, has room for. */
export const MAX_DEPTH = 500;

export function tooDeep(itemId: string): ValidationIssue {
  return { itemId, message: `It is nested deeper than ${MAX_DEPTH} levels.`, validatorName: "depth" };
}

function quoted(key: PropertyKey): string {
  const name = String(key);
  return name.length > MAX_QUOTED ? `${name.slice(0, MAX_QUOTED)}…` : name;
}

/** `["events", 499, "eventType"]` → `events[499].eventType`; an empty path is the root itself. */
export function itemPath(path: readonly PropertyKey[], root = ""): string {
  return path.reduce<string>(
    (item, key) => (typeof key === "number" ? `${item}[${key}]` : item ? `${item}.${quoted(key)}` : quoted(key)),
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
