import type { CreateEventTypeInput, OwnEventType } from "@/lib/event-types/schema";

/** An example as it is edited. */
export interface ExampleValues {
  /** Of this form only: names may be empty or the same while they are typed. */
  key: number;
  name: string;
  text: string;
}

/** An event type as it is edited: JSON as text. */
export interface EventTypeValues {
  name: string;
  group: string;
  en: string;
  fr: string;
  schema: string;
  examples: ExampleValues[];
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

const FIRST_SCHEMA = {
  type: "object",
  properties: { orderId: { type: "string", description: "The order's id." } },
  required: ["orderId"],
};

/** Something that is valid to begin with. */
export const NEW_EVENT_TYPE: EventTypeValues = {
  name: "",
  group: "",
  en: "",
  fr: "",
  schema: pretty(FIRST_SCHEMA),
  examples: [{ key: 0, name: "Default", text: pretty({ orderId: "A-1001" }) }],
};

export function valuesOf(type: OwnEventType): EventTypeValues {
  return {
    name: type.name,
    group: type.group ?? "",
    en: type.description.en ?? "",
    fr: type.description.fr ?? "",
    schema: pretty(type.payloadSchema),
    examples: type.examples.map(({ name, payload }, key) => ({ key, name, text: pretty(payload) })),
  };
}

/** The object a text is, or null. */
export function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const textOrNull = (text: string) => text.trim() || null;

/** What is saved; null while one of the texts is no JSON object. */
export function inputOf(values: EventTypeValues): CreateEventTypeInput | null {
  const payloadSchema = objectOf(values.schema);
  const examples = values.examples.map(({ name, text }) => ({ name: name.trim(), payload: objectOf(text) }));
  if (!payloadSchema || examples.some(({ payload }) => payload === null)) return null;
  return {
    name: values.name.trim(),
    group: textOrNull(values.group),
    description: { en: textOrNull(values.en), fr: textOrNull(values.fr) },
    payloadSchema,
    examples: examples.map(({ name, payload }) => ({ name, payload: payload ?? {} })),
  };
}
