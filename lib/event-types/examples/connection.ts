import { exampleReferenceCompany } from "@/lib/event-types/examples/company";

export const exampleConnectionId = "8e3f9c16-0b72-4d5a-8c41-7f2b6a95d0e3";

/** A connection that is linked and has been read from. */
const linked = {
  id: exampleConnectionId,
  integrationId: "3d6b0e82-5c17-4a94-b8f3-e1907c2d64ab",
  integrationKey: "qhyg",
  sourceId: "f4a81c3e-27d9-4b60-95e2-0c6d3b8f71a5",
  sourceType: "Accounting",
  platformName: "QuickBooks Online",
  linkUrl: `https://link.example.com/companies/${exampleReferenceCompany.id}/connections/${exampleConnectionId}/start`,
  status: "Linked",
  lastSync: "2026-03-09T13:47:02.518Z",
  created: "2026-03-02T09:12:44.000Z",
};

/** Payload of a connection event. @param change what is different from a linked connection */
export function exampleConnection(change: Record<string, unknown> = {}) {
  return { referenceCompany: exampleReferenceCompany, connection: { ...linked, ...change } };
}
