import { dateTime, nullable, number, object, text, uuid } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";
import { connectionId } from "@/lib/event-types/schemas/connection";

const sourceAccount = {
  ...object(
    "The bank account whose transactions are fed to the accounting software.",
    {
      id: text("Identifies the source account."),
      accountName: nullable(text("The account's name.")),
      accountType: nullable(text("The kind of account, such as Credit.")),
      accountNumber: nullable(text("The account number.")),
      sortCode: nullable(text("The sort code.")),
      currency: text("The account's currency: an ISO 4217 code, where it is known."),
      balance: nullable(number("The balance at last sight.")),
      modifiedDate: nullable(dateTime("When the account last changed.")),
      status: nullable(
        text("Whether the account is connected.", { enum: ["pending", "connected", "connecting", "disconnected", "unknown"] }),
      ),
      feedStartDate: nullable(dateTime("Transactions from then on are fed.")),
    },
    ["id"],
  ),
  additionalProperties: false,
};

/** Payload of `bankFeeds.sourceAccount.*`. */
export const sourceAccountPayload = object(
  "The source account, its connection and its company.",
  {
    referenceCompany,
    companyId: { ...uuid("Identifies the company; read referenceCompany.id instead."), deprecated: true },
    connectionId,
    sourceAccount,
  },
  ["referenceCompany", "connectionId", "sourceAccount"],
);
