import type { EventType } from "@/lib/event-types/event-type";
import { legacyEventTypes } from "@/lib/event-types/records/legacy";
import { platformEventTypes } from "@/lib/event-types/records/platform";
import { bankFeedsEventTypes, expensesEventTypes, lendingEventTypes, spendInsightsEventTypes } from "@/lib/event-types/records/solutions";
import { writeEventTypes } from "@/lib/event-types/records/write";
import type { EventTypeSummary } from "@/lib/event-types/schema";

/** Every event type (product.md, Part 3), in the order it is shown. */
export const eventTypes: readonly EventType[] = [
  ...platformEventTypes,
  ...writeEventTypes,
  ...bankFeedsEventTypes,
  ...expensesEventTypes,
  ...lendingEventTypes,
  ...spendInsightsEventTypes,
  ...legacyEventTypes,
];

const byAnyName = new Map(eventTypes.flatMap((type) => [type.name, ...type.aliases].map((name) => [name, type] as const)));

/** @param name canonical or an alias */
export function findEventType(name: string): EventType | undefined {
  return byAnyName.get(name);
}

/** @returns the name to store and answer; undefined where the catalogue has no such type, or it is archived */
export function canonicalName(name: string): string | undefined {
  const type = byAnyName.get(name);
  return type && !type.archived ? type.name : undefined;
}

/** What the portal needs to let someone choose. */
export function summaryOf({ name, solution, group, deprecated, replacedBy }: EventType): EventTypeSummary {
  return { name, solution, group, deprecated, replacedBy };
}

/** Every type that may be chosen, in the order it is shown. */
export function eventTypeSummaries(): EventTypeSummary[] {
  return eventTypes.filter((type) => !type.archived).map(summaryOf);
}
