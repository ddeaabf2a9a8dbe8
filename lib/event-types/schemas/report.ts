import { object, uuid } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";

/** Payload of `reports.*.generate.*`. */
export const reportPayload = object("The report and its company.", { id: uuid("Identifies the report."), referenceCompany }, [
  "id",
  "referenceCompany",
]);
