import { shareQuestion } from "@/lib/access/share-question";
import { pool } from "@/lib/db";
import { unusablePatterns } from "@/lib/event-types/check-payload-schema";
import { type EventType, eventType } from "@/lib/event-types/event-type";
import type { JsonSchema } from "@/lib/event-types/json-schema";
import { log } from "@/lib/log";

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

/** How old they may become where a notification was lost, or nobody listens. */
export const MAX_AGE_MS = 30_000;

// Kept on globalThis, because the server's bundle and Next's each load this module. Undefined until it was read once.
const kept = globalThis as { postriderEventTypes?: { types: ReadonlyMap<string, Known>; readAt: number } };

const READ = {
  name: "read-event-types",
  text: `
    select name, "group", description_en, description_fr, payload_schema, examples, deprecated, replaced_by,
           archived_at is not null as archived, modified
    from event_types order by name`,
};

function typeOf(row: Row): EventType {
  // Publishing goes on without them: see new-validator.ts.
  for (const pattern of unusablePatterns(row.payload_schema))
    log().warn({ eventType: row.name, pattern }, "event_types.pattern_not_checked");
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
    const before = kept.postriderEventTypes?.types;
    const types = new Map<string, Known>(
      rows.map((row) => {
        const known = before?.get(row.name);
        const modified = row.modified.getTime();
        // The same object for the same type, so that what was compiled of its schema is not compiled again.
        return [row.name, known?.modified === modified ? known : { type: typeOf(row), modified }];
      }),
    );
    kept.postriderEventTypes = { types, readAt: performance.now() };
  });
}

/** Reads them anew where they are too old, without anybody waiting for it. */
function refresh(): void {
  const known = kept.postriderEventTypes;
  if (!known || performance.now() - known.readAt < MAX_AGE_MS) return;
  known.readAt = performance.now();
  loadEventTypes().catch((error) => log().warn({ err: error }, "event_types.not_read"));
}

/**
 * For whoever is about to look a name up: resolves at once, but for a process's first time. From then on
 * `EventTypeFollower` keeps them current, so that looking up needs no database.
 */
export async function eventTypesLoaded(): Promise<void> {
  if (kept.postriderEventTypes) refresh();
  else await loadEventTypes();
}

export function findOwnEventType(name: string): EventType | undefined {
  return kept.postriderEventTypes?.types.get(name)?.type;
}

/** By name; archived ones too. */
export function ownEventTypes(): EventType[] {
  return [...(kept.postriderEventTypes?.types.values() ?? [])].map(({ type }) => type);
}
