import "server-only";
import type { z } from "zod";
import { findActor, type PortalActor } from "@/app/_server/actor";
import { type Permission, roleMay } from "@/lib/access/roles";
import { AppError, type ErrorCode, type ValidationIssue } from "@/lib/errors";
import { log } from "@/lib/log";
import { issuesOf } from "@/lib/validation";

/** What a server action answers: its result, or what stands in the way, with the fields it concerns. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: ErrorCode | "unexpected"; message: string; issues: ValidationIssue[] };

function refusal(
  error: ErrorCode | "unexpected",
  message: string,
  issues: ValidationIssue[] = [],
): { ok: false; error: ErrorCode | "unexpected"; message: string; issues: ValidationIssue[] } {
  return { ok: false, error, message, issues };
}

/**
 * The one way the portal writes: who, may they, is the input right, then the work. Failures that a person can act on
 * come back as data; our own are logged and come back as `unexpected`, without their detail.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  permission: Permission,
  run: (actor: PortalActor, input: z.output<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<ActionResult<T>> => {
    const actor = await findActor();
    if (typeof actor === "string") return refusal("unauthenticated", "Sign in again.");
    if (!roleMay(actor.role, permission)) return refusal("forbidden", "Your role does not allow this.");
    const parsed = schema.safeParse(input);
    if (!parsed.success) return refusal("validation", "Some values need attention.", issuesOf(parsed.error));
    try {
      return { ok: true, data: await run(actor, parsed.data) };
    } catch (error) {
      if (error instanceof AppError) return refusal(error.code, error.message, error.issues);
      log().error({ err: error, permission }, "action failed");
      return refusal("unexpected", "Something went wrong on our side.");
    }
  };
}
