/** The company an event is about, as its receivers see it (product.md S10). */
export interface ReferenceCompany {
  id: string;
  name: string;
  description?: string;
  links: { portal: string };
  tags: Record<string, string>;
}

const CLOSING_BRACE = Buffer.from("}");

/** Adds `referenceCompany` as the payload's last key, leaving every byte of the publisher's as it is. */
function spliceCompany(payload: Buffer, company: ReferenceCompany): Buffer {
  const end = payload.lastIndexOf(CLOSING_BRACE);
  const isEmpty = payload.subarray(1, end).toString("latin1").trim() === "";
  return Buffer.concat([
    payload.subarray(0, end),
    Buffer.from(`${isEmpty ? "" : ","}"referenceCompany":${JSON.stringify(company)}`),
    payload.subarray(end),
  ]);
}

/**
 * The bytes that are stored, signed and sent, made once.
 * @param event `payload` is a JSON object's own text
 * @param company spliced into the payload where it is absent; null leaves the payload alone
 */
export function buildEnvelope(
  event: { id: string; eventType: string; generatedDate: Date; payload: Buffer; hasReferenceCompany: boolean },
  company: ReferenceCompany | null,
): Buffer {
  const payload = company && !event.hasReferenceCompany ? spliceCompany(event.payload, company) : event.payload;
  const head = JSON.stringify({ id: event.id, eventType: event.eventType, generatedDate: event.generatedDate.toISOString() });
  return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"payload":`), payload, CLOSING_BRACE]);
}
