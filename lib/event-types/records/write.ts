import { eventType } from "@/lib/event-types/event-type";

/** The data types that can be written to accounting software; each has an event for success and one for failure. */
export const WRITE_DATA_TYPES = [
  "bills",
  "bankTransactions",
  "items",
  "suppliers",
  "directCosts",
  "invoices",
  "bankAccounts",
  "purchaseOrders",
  "billPayments",
  "directIncomes",
  "journalEntries",
  "chartOfAccounts",
  "billCreditNotes",
  "creditNotes",
  "customers",
  "journals",
  "transfers",
  "payments",
] as const;

export const writeEventTypes = WRITE_DATA_TYPES.flatMap((dataType) => [
  eventType("platform", "write", `${dataType}.write.successful`),
  eventType("platform", "write", `${dataType}.write.unsuccessful`),
]);
