import { isDeepStrictEqual } from "node:util";
import {
  type PropertyChange,
  VERSIONED_PROPERTIES,
  type VersionedProperty,
  type WebhookConfiguration,
} from "@/lib/consumers/versions-schema";
import type { ConsumerVersion } from "@/prisma/generated/client";

/** What versions from before they were written down say nothing of. */
const LATER_PROPERTIES: readonly VersionedProperty[] = ["description", "headers", "certificate"];

/** The one way from a version's row to what it held. */
export function configurationOf(row: ConsumerVersion): WebhookConfiguration {
  return {
    url: row.url,
    description: row.description,
    eventTypes: row.eventTypes,
    companyTags: row.companyTags,
    rateLimit: row.rateLimit,
    disabledReason: row.disabledReason,
    headers: row.headers as WebhookConfiguration["headers"],
    certificate: row.certificate as WebhookConfiguration["certificate"],
    transformation: row.transformationVersion === null ? null : { version: row.transformationVersion },
  };
}

/**
 * What differs between two configurations, property by property.
 * @param codes of the transformations' versions, which changes of it are told with
 */
export function changesBetween(
  before: WebhookConfiguration,
  after: WebhookConfiguration,
  codes: ReadonlyMap<number, string> = new Map(),
): PropertyChange[] {
  const known = before.headers !== null && after.headers !== null;
  const heldOf = (held: WebhookConfiguration, property: VersionedProperty) =>
    property === "transformation" && held.transformation
      ? { ...held.transformation, code: codes.get(held.transformation.version) ?? null }
      : held[property];
  return VERSIONED_PROPERTIES.filter((property) => known || !LATER_PROPERTIES.includes(property))
    .filter((property) => !isDeepStrictEqual(before[property], after[property]))
    .map((property) => ({ property, before: heldOf(before, property), after: heldOf(after, property) }));
}
