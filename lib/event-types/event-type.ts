import type { EventTypeSolution } from "@/lib/event-types/schema";

/** One entry of the catalogue: everything else about an event type (pages, validation, API) is derived from it. */
export interface EventType {
  /** The canonical name: what is stored, sent and answered. */
  name: string;
  /** Other spellings that are accepted on input. */
  aliases: readonly string[];
  solution: EventTypeSolution;
  /** Within the solution; null where it has no groups. */
  group: string | null;
  /** May still be published and subscribed to. */
  deprecated: boolean;
  replacedBy: string | null;
  /** May be neither published nor subscribed to. */
  archived: boolean;
}

/** A current event type: what most records are. */
export function eventType(solution: EventTypeSolution, group: string | null, name: string, aliases: readonly string[] = []): EventType {
  return { name, aliases, solution, group, deprecated: false, replacedBy: null, archived: false };
}

/** An event type of the earlier service, kept for the receivers that know its name. */
export function legacyEventType(name: string, replacedBy: string): EventType {
  return { name, aliases: [], solution: "legacy", group: null, deprecated: true, replacedBy, archived: false };
}
