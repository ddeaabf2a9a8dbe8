import type { EventType } from "@/lib/event-types/event-type";
import { findOwnEventType, ownEventTypes } from "@/lib/event-types/own-event-types";
import { legacyEventTypes } from "@/lib/event-types/records/legacy";
import { operationalEventTypes } from "@/lib/event-types/records/operational";
import { platformEventTypes } from "@/lib/event-types/records/platform";
import { bankFeedsEventTypes, expensesEventTypes, lendingEventTypes, spendInsightsEventTypes } from "@/lib/event-types/records/solutions";
import { writeEventTypes } from "@/lib/event-types/records/write";
import type { EventTypeSummary } from "@/lib/event-types/schema";

/** Every event type that comes with the product (product.md, Part 3), in the order it is shown. */
export const eventTypes: readonly EventType[] = [
  ...platformEventTypes,
  ...writeEventTypes,
  ...bankFeedsEventTypes,
  ...expensesEventTypes,
  ...lendingEventTypes,
  ...spendInsightsEventTypes,
  ...operationalEventTypes,
  ...legacyEventTypes,
];

const byAnyName = new Map(eventTypes.flatMap((type) => [type.name, ...type.aliases].map((name) => [name, type] as const)));

// Looking up asks no database: it is on the way of every event. The operator's own types are kept in memory.

/** @param name canonical or an alias */
export function findEventType(name: string): EventType | undefined {
  return byAnyName.get(name) ?? findOwnEventType(name);
}

/** Those that come with the product, then the operator's own; archived ones too. */
export function allEventTypes(): EventType[] {
  return [...eventTypes, ...ownEventTypes()];
}

/** Whether only Postrider publishes it: what it tells a client of its own endpoints. */
export function isOperational({ solution }: EventType): boolean {
  return solution === "operational";
}

/** @returns the name to store and answer; undefined where the catalogue has no such type, or it is archived */
export function canonicalName(name: string): string | undefined {
  const type = findEventType(name);
  return type && !type.archived ? type.name : undefined;
}

/** What the portal needs to let someone choose. */
export function summaryOf({ name, solution, group, deprecated, replacedBy }: EventType): EventTypeSummary {
  return { name, solution, group, deprecated, replacedBy };
}

/** Every type that may be chosen, in the order it is shown. */
export function eventTypeSummaries(): EventTypeSummary[] {
  return allEventTypes()
    .filter((type) => !type.archived)
    .map(summaryOf);
}
