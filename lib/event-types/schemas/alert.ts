import { type JsonSchema, object, text, uuid } from "@/lib/event-types/json-schema";
import { connectionId } from "@/lib/event-types/schemas/connection";

const properties = {
  ClientId: uuid("Identifies the client."),
  ClientName: text("The client's name."),
  CompanyId: uuid("Identifies the company."),
  DataConnectionId: connectionId,
  RuleId: { ...uuid("Identifies the rule that raised the alert."), deprecated: true },
  RuleType: text("The kind of rule."),
  AlertId: uuid("Identifies the alert: the same on every attempt."),
  Message: text("What happened, for people to read."),
};

/** What an alert is about; a rate limit concerns the client as a whole. */
const ABOUT = {
  connection: [],
  company: ["DataConnectionId"],
  client: ["CompanyId", "DataConnectionId"],
} as const satisfies Record<string, readonly (keyof typeof properties)[]>;

/**
 * The payload of the earlier service: one flat object an alert, in capitals.
 * @param data schema of its `Data`, where it has one
 */
export function alertPayload(about: keyof typeof ABOUT, data?: JsonSchema): JsonSchema {
  const left: readonly string[] = ABOUT[about];
  const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !left.includes(name)));
  const required = ["ClientId", "CompanyId", "RuleType", "AlertId", "Message"].filter((name) => name in kept);
  return object("The alert.", data ? { ...kept, Data: data } : kept, data ? [...required, "Data"] : required);
}
