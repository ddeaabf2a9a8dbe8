import { type Actions, type Case, done, NOTHING } from "@/lib/testing/action-cases";
import { ids, world } from "@/lib/testing/action-world";

// For tests: every server action that goes through operatorAction(), what it is given, and what it leaves in whose audit log.

interface OperatorCase extends Pick<Case, "leaves"> {
  /** Calls an action of the same file before, as an operator, and answers what this one is given. */
  given: NonNullable<Case["given"]>;
  /** Whose log it stands in: the client's, of which the operator changed something, else the operator's own. */
  of?: "client" | "new client";
}

/** Another for each client, and so for each test. */
const nameOfTest = () => `order.c${world.scope.clientId.replaceAll("-", "")}`;
const eventType = () => ({ name: nameOfTest(), payloadSchema: { type: "object" }, examples: [{ name: "Empty", payload: {} }] });
const makeEventType = async ({ createEventTypeAction }: Actions): Promise<string> => {
  await done(createEventTypeAction?.(eventType()));
  return nameOfTest();
};

const host = (properties: object = {}) => ({ host: "127.0.0.1:9", clientId: world.scope.clientId, reason: "Maintenance", ...properties });
const membership = (properties: object = {}) => ({ clientId: world.scope.clientId, userId: ids.colleague, ...properties });

/** By file and action. */
const OPERATOR_CASES: Record<string, Record<string, OperatorCase>> = {
  "app/(admin)/admin/clients/actions.ts": {
    createClientAction: {
      given: () => ({ name: "Toft", email: "tove@example.com" }),
      leaves: [
        ["client.created", "after"],
        ["user.invited", "after"],
      ],
      of: "new client",
    },
    updateClientAction: {
      given: () => ({ id: world.scope.clientId, name: "Toft", consumerLimit: 7 }),
      leaves: [["client.updated", "both"]],
      of: "client",
    },
    suspendClientAction: {
      given: () => ({ id: world.scope.clientId, reason: "Unpaid" }),
      leaves: [["client.suspended", "both"]],
      of: "client",
    },
    resumeClientAction: {
      given: async ({ suspendClientAction }) => {
        await done(suspendClientAction?.({ id: world.scope.clientId, reason: "Unpaid" }));
        return world.scope.clientId;
      },
      leaves: [["client.resumed", "both"]],
      of: "client",
    },
  },
  "app/(admin)/admin/event-types/actions.ts": {
    reviewEventTypeAction: { given: () => ({ ...eventType(), isKnown: true }), leaves: NOTHING },
    createEventTypeAction: { given: eventType, leaves: [["eventType.created", "after"]] },
    updateEventTypeAction: {
      given: async (actions) => ({ ...eventType(), name: await makeEventType(actions), group: "Orders" }),
      leaves: [["eventType.updated", "both"]],
    },
    deprecateEventTypeAction: {
      given: async (actions) => ({ name: await makeEventType(actions), deprecated: true, replacedBy: "company.created" }),
      leaves: [["eventType.deprecated", "both"]],
    },
    archiveEventTypeAction: { given: makeEventType, leaves: [["eventType.archived", "both"]] },
    unarchiveEventTypeAction: {
      given: async (actions) => {
        const name = await makeEventType(actions);
        await done(actions.archiveEventTypeAction?.(name));
        return name;
      },
      leaves: [["eventType.unarchived", "both"]],
    },
  },
  "app/(admin)/admin/hosts/actions.ts": {
    openHostAction: { given: () => host({ minutes: 30 }), leaves: [["host.opened", "both"]], of: "client" },
    closeHostAction: {
      given: async ({ openHostAction }) => {
        await done(openHostAction?.(host({ minutes: 30 })));
        return host();
      },
      leaves: [["host.closed", "both"]],
      of: "client",
    },
  },
  "app/(admin)/admin/system/actions.ts": {
    createOperatorKeyAction: { given: () => ({ name: "CD", scopes: ["read"] }), leaves: [["apiKey.created", "after"]] },
    revokeOperatorKeyAction: {
      given: async ({ createOperatorKeyAction }) =>
        (await done<{ id: string }>(createOperatorKeyAction?.({ name: "CD", scopes: ["read"] }))).id,
      leaves: [["apiKey.revoked", "before"]],
    },
  },
  "app/(admin)/admin/users/actions.ts": {
    setOperatorAction: {
      given: () => ({ userId: ids.colleague, isOperator: true }),
      leaves: [["user.operatorGranted", "both"]],
    },
    endAllSessionsAction: { given: () => ids.me, leaves: [["user.sessionsEnded", "both"]], of: "client" },
    changeUserRoleAction: { given: () => membership({ role: "Developer" }), leaves: [["user.roleChanged", "both"]], of: "client" },
    removeFromClientAction: { given: () => membership(), leaves: [["user.removed", "before"]], of: "client" },
    createUserResetLinkAction: { given: () => ids.colleague, leaves: [["user.resetLinkCreated", "after"]] },
  },
};

export const OPERATOR_ACTION_TABLE = Object.entries(OPERATOR_CASES).flatMap(([file, actions]) =>
  Object.keys(actions).map((name) => [file, name] as const),
);

export function operatorCaseOf(file: string, name: string): OperatorCase {
  return (OPERATOR_CASES[file] as Record<string, OperatorCase>)[name] as OperatorCase;
}
