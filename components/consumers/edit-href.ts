/** What the form that edits an endpoint can begin at. */
export const EDITED_FIELDS = ["url", "description", "eventTypes", "companyTags", "rateLimit"] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/** The page that edits an endpoint. @param field the one that has the focus */
export function editHref(consumerId: string, field?: EditedField): string {
  return `/monitor/events/endpoints/${consumerId}/edit${field ? `?field=${field}` : ""}`;
}
