import "server-only";
import type { z } from "zod";
import { findActor, type PortalActor } from "@/app/_server/actor";
import { findOperator, type Operator } from "@/app/_server/operator";
import { currentSession } from "@/app/_server/session";
import { type Permission, roleMay } from "@/lib/access/roles";
import type { ActionResult, Refusal } from "@/lib/action-result";
import { AppError, type ValidationIssue } from "@/lib/errors";
import { log } from "@/lib/log";
import type { SignedIn } from "@/lib/users/session-rows";
import { issuesOf } from "@/lib/validation";

function refusal(error: Refusal["error"], message: string, issues: ValidationIssue[] = []): Refusal {
  return { ok: false, error, message, issues };
}

/** Is the input right, then the work. Failures of our own are logged with what was tried, and come back without their detail. */
async function perform<S extends z.ZodType, T>(
  schema: S,
  input: z.input<S>,
  attempt: { as: Permission | "operator" | "person"; run: (input: z.output<S>) => Promise<T> },
): Promise<ActionResult<T>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refusal("validation", "Some values need attention.", issuesOf(parsed.error));
  try {
    return { ok: true, data: await attempt.run(parsed.data) };
  } catch (error) {
    if (error instanceof AppError) return refusal(error.code, error.message, error.issues);
    log().error({ err: error, permission: attempt.as }, "action failed");
    return refusal("unexpected", "Something went wrong on our side.");
  }
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
    if (!roleMay(actor.role, permission)) {
      return refusal("forbidden", actor.client.suspended ? "This client is suspended." : "Your role does not allow this.");
    }
    return perform(schema, input, { as: permission, run: (parsed) => run(actor, parsed) });
  };
}

/** The one way /admin writes: as `action`, for operators. To anyone else it is not there. */
export function operatorAction<S extends z.ZodType, T>(schema: S, run: (operator: Operator, input: z.output<S>) => Promise<T>) {
  return async (input: z.input<S>): Promise<ActionResult<T>> => {
    const operator = await findOperator();
    if (operator === "signed-out") return refusal("unauthenticated", "Sign in again.");
    if (operator === null) return refusal("not_found", "Not found.");
    return perform(schema, input, { as: "operator", run: (parsed) => run(operator, parsed) });
  };
}

/** For what a person does with their own account, whichever client they look at, if any. */
export function personAction<S extends z.ZodType, T>(schema: S, run: (session: SignedIn, input: z.output<S>) => Promise<T>) {
  return async (input: z.input<S>): Promise<ActionResult<T>> => {
    const session = await currentSession();
    if (!session) return refusal("unauthenticated", "Sign in again.");
    return perform(schema, input, { as: "person", run: (parsed) => run(session, parsed) });
  };
}
