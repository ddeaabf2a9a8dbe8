import { exampleReferenceCompany } from "@/lib/event-types/examples/company";
import { exampleConnectionId } from "@/lib/event-types/examples/connection";

const client = { ClientId: "6a92f0c4-81d7-4e3b-a5c6-39b0d2f7e815", ClientName: "Northwind Lending" };

/** What every alert of the earlier service says. */
function alert(ruleType: string, message: string) {
  return {
    RuleId: "0d47b3e9-5f21-4c86-92ab-7e60c8d1f534",
    RuleType: ruleType,
    AlertId: "e83c5a10-7b4d-49f2-8e96-b1d20f64a7c3",
    Message: message,
  };
}

/** An alert about the client as a whole. */
export function clientAlert(ruleType: string, message: string, data: Record<string, unknown>) {
  return { ...client, ...alert(ruleType, message), Data: data };
}

/** An alert about a company. */
export function companyAlert(ruleType: string, message: string, data?: Record<string, unknown>) {
  return { ...client, CompanyId: exampleReferenceCompany.id, ...alert(ruleType, message), ...(data ? { Data: data } : {}) };
}

/** An alert about a company's connection. */
export function connectionAlert(ruleType: string, message: string, data?: Record<string, unknown>) {
  return {
    ...client,
    CompanyId: exampleReferenceCompany.id,
    DataConnectionId: exampleConnectionId,
    ...alert(ruleType, message),
    ...(data ? { Data: data } : {}),
  };
}
