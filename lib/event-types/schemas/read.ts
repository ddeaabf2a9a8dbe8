import { boolean, dateTime, list, nullable, object, text } from "@/lib/event-types/json-schema";
import { referenceCompany } from "@/lib/event-types/schemas/company";
import { connectionId } from "@/lib/event-types/schemas/connection";
import { dataType } from "@/lib/event-types/schemas/data-types";

const status = text("How the reading of this data type ended.", {
  enum: [
    "Initial",
    "Queued",
    "Fetching",
    "MapQueued",
    "Mapping",
    "Complete",
    "FetchError",
    "MapError",
    "InternalError",
    "ProcessingQueued",
    "Processing",
    "ProcessingError",
    "ValidationQueued",
    "Validating",
    "ValidationError",
    "AuthError",
    "Cancelled",
    "NotSupported",
    "RateLimitError",
    "PermissionsError",
    "PrerequisiteNotMet",
  ],
});

const oneDataType = object(
  "The result for one data type of one connection.",
  { connectionId, dataType, recordsModified: boolean("Whether records were added, changed or removed."), status },
  ["connectionId", "dataType", "recordsModified", "status"],
);

/** Payload of `read.completed` and `read.completed.initial`. */
export const readPayload = object(
  "What was read, and how it ended.",
  {
    referenceCompany,
    modifiedFromDate: nullable(dateTime("Records changed since then were read; null where all were.")),
    dataTypes: list("The result for each data type.", oneDataType),
  },
  ["referenceCompany", "dataTypes"],
);
