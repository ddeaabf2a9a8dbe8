import { findEventType } from "@/lib/event-types/catalogue";
import { invalid } from "@/lib/validation";

/**
 * The inner payload of one of an event type's examples.
 * @param eventType a name that is in the catalogue
 * @param name of the example; the first, where it is left out
 * @throws AppError `validation`, which names the examples there are
 */
export function exampleOf(eventType: string, name?: string): Record<string, unknown> {
  const examples = findEventType(eventType)?.examples ?? [];
  const example = name === undefined ? examples[0] : examples.find((one) => one.name === name);
  if (example) return example.value.payload as Record<string, unknown>;
  const names = examples.map((one) => `"${one.name}"`).join(", ");
  const message = `${eventType} has no example named "${name}". Choose one of ${names}, or leave it out for the first one.`;
  throw invalid([{ itemId: "example", message, validatorName: "example" }]);
}
