import { dateTime, nullable, object, text } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";
import { connectionId } from "@/lib/event-types/schemas/connection";

/** @param description of what the status is */
export function writeStatus(description: string) {
  return text(description, { enum: ["Pending", "Failed", "Success", "TimedOut"] });
}

/** Payload of `{dataType}.write.*`. */
export const writePayload = object(
  "The write request and how it ended.",
  {
    id: text("Identifies the write request."),
    type: text("What was asked for.", { enum: ["Create", "Update", "Delete", "UploadAttachment"] }),
    referenceCompany,
    connectionId,
    requestedOnDate: dateTime("When the write was asked for."),
    completedOnDate: dateTime("When the accounting software had answered, or was no longer waited for."),
    status: writeStatus("How the write request ended."),
    record: nullable(
      object("The record that was written; null or absent where there is none.", {
        id: text("The id the record has in the accounting software."),
      }),
    ),
    attachmentId: nullable(text("Identifies the attachment that was uploaded; null or absent where there is none.")),
  },
  ["id", "type", "referenceCompany", "connectionId", "requestedOnDate", "status"],
);
