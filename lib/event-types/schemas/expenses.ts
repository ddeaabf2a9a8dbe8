import { list, nullable, object, text } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";

const transaction = object(
  "One expense and how its synchronisation ended.",
  {
    id: text("Identifies the transaction."),
    status: text("How it ended.", { enum: ["Unknown", "PushError", "Completed", "Failed", "Pending"] }),
    errorMessage: nullable(text("Why it failed; null where it did not.")),
  },
  ["id", "status"],
);

/** Payload of `expenses.sync.*`. */
export const expensesSyncPayload = object(
  "The synchronisation and its transactions.",
  {
    referenceCompany,
    syncId: text("Identifies the synchronisation."),
    transactions: list("The expenses it was about.", transaction),
  },
  ["referenceCompany", "syncId", "transactions"],
);
