import { dateTime, list, nullable, object, text, uri, uuid } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";

export const connectionId = uuid("Identifies the company's connection to the data source.");

/** @param description which moment's status it is */
export function connectionStatus(description: string) {
  return text(description, { enum: ["PendingAuth", "Linked", "Unlinked", "Deauthorized"] });
}

const dataConnectionError = object("What went wrong with the connection.", {
  statusCode: text("HTTP status the data source answered with."),
  statusText: text("The data source's own word for the error."),
  errorMessage: text("What happened, for people to read."),
  erroredOnUtc: dateTime("When it happened."),
  status: nullable(text("Whether a passing error still stands; null where it is no passing one.", { enum: ["Active", "Resolved"] })),
  resolvedOnUtc: nullable(dateTime("When it was resolved.")),
});

/** A company's connection to a data source. */
export const connection = {
  ...object(
    "The connection to the data source.",
    {
      id: connectionId,
      integrationId: uuid("Identifies the integration that reads from the data source."),
      integrationKey: text("Four letters that name the integration for good, also after it is renamed."),
      sourceId: uuid("Tells apart several sources behind one connection."),
      sourceType: text("The kind of data source.", {
        enum: ["Accounting", "Banking", "BankFeed", "Commerce", "Expense", "Other", "Unknown"],
      }),
      platformName: text("The data source's name."),
      linkUrl: uri("The link by which the company authorises the connection."),
      status: connectionStatus("Whether the data source may be read."),
      lastSync: nullable(dateTime("When data was last read through the connection.")),
      created: dateTime("When the connection was made."),
      dataConnectionErrors: nullable(list("What went wrong with the connection.", dataConnectionError)),
      connectionInfo: nullable({
        type: "object",
        description: "Further details, by name; which ones depends on the data source.",
        additionalProperties: { type: "string" },
      }),
    },
    ["id", "integrationId", "integrationKey", "sourceId", "platformName", "linkUrl", "status", "created", "sourceType"],
  ),
  additionalProperties: false,
};

/** Payload of `connection.*`. */
export const connectionPayload = object("The connection and its company.", { referenceCompany, connection }, [
  "referenceCompany",
  "connection",
]);
