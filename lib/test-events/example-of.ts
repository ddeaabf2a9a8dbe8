import { findEventType } from "@/lib/event-types/catalogue";

/** A made-up company, so that what reads `payload.referenceCompany` has something to read. */
const COMPANY = {
  id: "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  name: "Toft stores",
  description: "A company made up for this example",
  links: { portal: "https://example.com/companies/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d" },
  tags: { region: "uk" },
};

/**
 * The inner payload of an event type's example.
 * @param name of the example; the first, where it is left out
 * @returns undefined where the event type has no such example
 */
export function exampleOf(eventType: string, name = "default"): Record<string, unknown> | undefined {
  const type = findEventType(eventType);
  if (!type || name !== "default") return undefined;
  // The client's own rate limit is about no company.
  return type.group === "clientRateLimit" ? { example: true } : { example: true, referenceCompany: COMPANY };
}
