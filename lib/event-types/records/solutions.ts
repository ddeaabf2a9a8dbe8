import { eventType } from "@/lib/event-types/event-type";

/** One source page drops the "s" of `reports` here; publishers who followed it are understood. */
const statement = (result: string) =>
  eventType("lending", null, `reports.categorizedBankStatement.generate.${result}`, [`report.categorizedBankStatement.generate.${result}`]);

export const bankFeedsEventTypes = [
  eventType("bankFeeds", null, "bankFeeds.sourceAccount.connected"),
  eventType("bankFeeds", null, "bankFeeds.sourceAccount.disconnected"),
];

export const expensesEventTypes = [
  eventType("expenses", null, "expenses.sync.successful"),
  eventType("expenses", null, "expenses.sync.unsuccessful"),
];

export const lendingEventTypes = [
  statement("successful"),
  statement("unsuccessful"),
  eventType("lending", null, "AccountCategoriesUpdated"),
  eventType("lending", null, "reports.creditModel.generate.successful"),
  eventType("lending", null, "reports.creditModel.generate.unsuccessful"),
];

export const spendInsightsEventTypes = [
  eventType("spendInsights", null, "reports.spendAnalysis.generate.successful"),
  eventType("spendInsights", null, "reports.spendAnalysis.generate.unsuccessful"),
];
