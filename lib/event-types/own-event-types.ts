import { shareQuestion } from "@/lib/access/share-question";
import { pool } from "@/lib/db";
import { type EventType, eventType } from "@/lib/event-types/event-type";
import type { JsonSchema } from "@/lib/event-types/json-schema";

/** The channel processes tell each other on that an event type of the operator's own changed. */
export const EVENT_TYPES_CHANNEL = "postrider_event_types";

interface Row {
  name: string;
  group: string | null;
  description_en: string | null;
  description_fr: string | null;
  payload_schema: JsonSchema;
  examples: { name: string; payload: Record<string, unknown> }[];
  deprecated: boolean;
  replaced_by: string | null;
  archived: boolean;
  modified: Date;
}

interface Known {
  type: EventType;
  modified: number;
}

// Kept on globalThis, because the server's bundle and Next's each load this module. Undefined until it was read once.
const kept = globalThis as { postriderEventTypes?: ReadonlyMap<string, Known> };

const READ = {
  name: "read-event-types",
  text: `
    select name, "group", description_en, description_fr, payload_schema, examples, deprecated, replaced_by,
           archived_at is not null as archived, modified
    from event_types order by name`,
};

function typeOf(row: Row): EventType {
  const type = eventType(row.name, {
    solution: "custom",
    ...(row.group === null ? {} : { group: row.group }),
    deprecated: row.deprecated,
    replacedBy: row.replaced_by,
    payload: row.payload_schema,
    examples: Object.fromEntries(row.examples.map(({ name, payload }) => [name, payload])),
  });
  return { ...type, archived: row.archived, descriptions: { en: row.description_en, fr: row.description_fr } };
}

/** Reads them anew. Who asks while another reads is answered by a reading that begins afterwards. */
export async function loadEventTypes(): Promise<void> {
  await shareQuestion("event-types", async () => {
    const { rows } = await pool().query<Row>(READ);
    const before = kept.postriderEventTypes;
    kept.postriderEventTypes = new Map(
      rows.map((row) => {
        const known = before?.get(row.name);
        const modified = row.modified.getTime();
        // The same object for the same type, so that what was compiled of its schema is not compiled again.
        return [row.name, known?.modified === modified ? known : { type: typeOf(row), modified }];
      }),
    );
  });
}

/**
 * For whoever is about to look a name up: resolves at once, but for a process's first time. From then on
 * `EventTypeFollower` keeps them current, so that looking up needs no database.
 */
export async function eventTypesLoaded(): Promise<void> {
  if (!kept.postriderEventTypes) await loadEventTypes();
}

export function findOwnEventType(name: string): EventType | undefined {
  return kept.postriderEventTypes?.get(name)?.type;
}

/** By name; archived ones too. */
export function ownEventTypes(): EventType[] {
  return [...(kept.postriderEventTypes?.values() ?? [])].map(({ type }) => type);
}
