import { eventType } from "@/lib/event-types/event-type";
import { exampleReferenceCompany } from "@/lib/event-types/examples/company";
import { exampleConnectionId } from "@/lib/event-types/examples/connection";
import { writePayload } from "@/lib/event-types/schemas/write";

interface WrittenDataType {
  dataType: string;
  /** An id such as accounting software gives its records. */
  recordId: string;
  /** Files can be attached to its records. */
  attachments?: true;
}

/** The data types that can be written to accounting software; each has an event for success and one for failure. */
export const WRITE_DATA_TYPES: readonly WrittenDataType[] = [
  { dataType: "bills", recordId: "BILL-20318", attachments: true },
  { dataType: "bankTransactions", recordId: "BTX-884120" },
  { dataType: "items", recordId: "ITEM-0173" },
  { dataType: "suppliers", recordId: "SUP-0492" },
  { dataType: "directCosts", recordId: "DC-7730", attachments: true },
  { dataType: "invoices", recordId: "INV-10046", attachments: true },
  { dataType: "bankAccounts", recordId: "1020" },
  { dataType: "purchaseOrders", recordId: "PO-5561" },
  { dataType: "billPayments", recordId: "BPAY-3309" },
  { dataType: "directIncomes", recordId: "DI-2184", attachments: true },
  { dataType: "journalEntries", recordId: "JE-0958" },
  { dataType: "chartOfAccounts", recordId: "6100" },
  { dataType: "billCreditNotes", recordId: "BCN-0417", attachments: true },
  { dataType: "creditNotes", recordId: "CN-0826" },
  { dataType: "customers", recordId: "CUST-3075" },
  { dataType: "journals", recordId: "JRN-12" },
  { dataType: "transfers", recordId: "TRF-6642", attachments: true },
  { dataType: "payments", recordId: "PAY-9913" },
];

const request = {
  id: "b91e4d70-3a6c-4f85-9d12-c07e58a3f6b4",
  type: "Create",
  referenceCompany: exampleReferenceCompany,
  connectionId: exampleConnectionId,
  requestedOnDate: "2026-03-09T14:05:03.000Z",
  completedOnDate: "2026-03-09T14:05:20.000Z",
};

function successes({ recordId, attachments }: WrittenDataType) {
  const record = { id: recordId };
  const attachment = { ...request, type: "UploadAttachment", status: "Success", record, attachmentId: "ATT-58210" };
  return { Record: { ...request, status: "Success", record }, ...(attachments ? { Attachment: attachment } : {}) };
}

function failures({ recordId, attachments }: WrittenDataType) {
  const attachment = { ...request, type: "UploadAttachment", status: "Failed", record: { id: recordId }, attachmentId: null };
  return {
    Record: { ...request, status: "Failed", record: null },
    "Record timed out": { ...request, status: "TimedOut", record: null, completedOnDate: "2026-03-09T15:05:03.000Z" },
    ...(attachments ? { Attachment: attachment } : {}),
  };
}

export const writeEventTypes = WRITE_DATA_TYPES.flatMap((written) => {
  const record = { solution: "platform", group: "write", payload: writePayload } as const;
  return [
    eventType(`${written.dataType}.write.successful`, { ...record, examples: successes(written) }),
    eventType(`${written.dataType}.write.unsuccessful`, { ...record, examples: failures(written) }),
  ];
});
