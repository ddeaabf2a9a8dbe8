import { eventType } from "@/lib/event-types/event-type";
import { connectionAlert } from "@/lib/event-types/examples/alert";
import { exampleReferenceCompany } from "@/lib/event-types/examples/company";
import { exampleConnectionId } from "@/lib/event-types/examples/connection";
import type { EventTypeSolution } from "@/lib/event-types/schema";
import { alertPayload } from "@/lib/event-types/schemas/alert";
import { accountCategoriesData } from "@/lib/event-types/schemas/alert-data";
import { sourceAccountPayload } from "@/lib/event-types/schemas/bank-feeds";
import { expensesSyncPayload } from "@/lib/event-types/schemas/expenses";
import { reportPayload } from "@/lib/event-types/schemas/report";

const sourceAccount = (status: string) => ({
  referenceCompany: exampleReferenceCompany,
  connectionId: exampleConnectionId,
  sourceAccount: {
    id: "acc-7714",
    accountName: "Current account",
    accountType: "Debit",
    accountNumber: "40217785",
    sortCode: "204571",
    currency: "GBP",
    balance: 18250.4,
    modifiedDate: "2026-03-09T14:05:20.311Z",
    status,
    feedStartDate: "2026-01-01T00:00:00.000Z",
  },
});

export const bankFeedsEventTypes = [
  eventType("bankFeeds.sourceAccount.connected", {
    solution: "bankFeeds",
    payload: sourceAccountPayload,
    examples: { Connected: sourceAccount("connected") },
  }),
  eventType("bankFeeds.sourceAccount.disconnected", {
    solution: "bankFeeds",
    payload: sourceAccountPayload,
    examples: { Disconnected: sourceAccount("disconnected") },
  }),
];

const expenses = (...transactions: [id: string, status: string, errorMessage: string | null][]) => ({
  referenceCompany: exampleReferenceCompany,
  syncId: "7c1a95e0-48bd-4f36-a2d7-50e9b3c86f12",
  transactions: transactions.map(([id, status, errorMessage]) => ({ id, status, errorMessage })),
});

export const expensesEventTypes = [
  eventType("expenses.sync.successful", {
    solution: "expenses",
    payload: expensesSyncPayload,
    examples: {
      Successful: expenses(
        ["d5f08b21-9c34-4a7e-b610-2e8d47a9c053", "Completed", null],
        ["14b6e7fa-305c-4d98-8f2b-c9a07d615e38", "Completed", null],
      ),
    },
  }),
  eventType("expenses.sync.unsuccessful", {
    solution: "expenses",
    payload: expensesSyncPayload,
    examples: {
      Unsuccessful: expenses(
        ["d5f08b21-9c34-4a7e-b610-2e8d47a9c053", "Completed", null],
        ["14b6e7fa-305c-4d98-8f2b-c9a07d615e38", "PushError", "The account 6100 is archived in the accounting software."],
      ),
    },
  }),
];

/** @param aliases other beginnings of the name that are understood */
function reportEventTypes(solution: EventTypeSolution, report: string, reportId: string, aliases: readonly string[] = []) {
  return ["successful", "unsuccessful"].map((result) =>
    eventType(`${report}.generate.${result}`, {
      solution,
      aliases: aliases.map((alias) => `${alias}.generate.${result}`),
      payload: reportPayload,
      examples: { [result === "successful" ? "Successful" : "Unsuccessful"]: { id: reportId, referenceCompany: exampleReferenceCompany } },
    }),
  );
}

export const lendingEventTypes = [
  // One source page drops the "s" of `reports` here; publishers who followed it are understood.
  ...reportEventTypes("lending", "reports.categorizedBankStatement", "2fa6d8c3-b075-4e19-83d4-61c7e90b5a2f", [
    "report.categorizedBankStatement",
  ]),
  eventType("AccountCategoriesUpdated", {
    solution: "lending",
    payload: alertPayload("connection", accountCategoriesData),
    examples: {
      "Categories updated": connectionAlert("Account Categories Updated", "Account categories of Harbour Lane Bakery were updated.", {
        modifiedDate: "2026-03-09T14:05:20.000Z",
      }),
    },
  }),
  ...reportEventTypes("lending", "reports.creditModel", "a40e7b96-12cd-4f85-9b38-d7f5c0e4612a"),
];

export const spendInsightsEventTypes = reportEventTypes("spendInsights", "reports.spendAnalysis", "96d3c5f1-e84a-4b07-a29c-0f7be61d8453");
