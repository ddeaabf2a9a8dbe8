import type { ValidationIssue } from "@/lib/errors";
import { findEventType } from "@/lib/event-types/catalogue";
import { checkEnvelope } from "@/lib/event-types/check-envelope";
import { payloadSchemaIssues } from "@/lib/event-types/check-payload-schema";
import { eventType } from "@/lib/event-types/event-type";
import { type CreateEventTypeInput, MAX_SCHEMA_LENGTH } from "@/lib/event-types/schema";
import { invalid, itemPath } from "@/lib/validation";

type Content = Pick<CreateEventTypeInput, "payloadSchema" | "examples">;

function nameIssues(examples: Content["examples"]): ValidationIssue[] {
  return examples.flatMap(({ name }, index) =>
    examples.findIndex((one) => one.name === name) < index
      ? [{ itemId: `examples[${index}].name`, message: `There is another example named "${name}".`, validatorName: "unique" }]
      : [],
  );
}

/** Each example as an envelope against the schema, which is compiled by it. */
function exampleIssues(name: string, { payloadSchema, examples }: Content): ValidationIssue[] {
  const type = eventType(name, { solution: "custom", payload: payloadSchema, examples: {} });
  return examples.flatMap(({ payload }, index) => {
    const itemId = `examples[${index}]`;
    const { length } = JSON.stringify(payload);
    if (length > MAX_SCHEMA_LENGTH) {
      const message = `The example has ${length} characters; at most ${MAX_SCHEMA_LENGTH} are accepted.`;
      return [{ itemId, message, validatorName: "max_size" }];
    }
    const finding = checkEnvelope(type, { id: "example", eventType: name, generatedDate: "2026-01-01T00:00:00.000Z", payload });
    return finding ? [{ itemId: itemPath(finding.path, itemId), message: finding.message, validatorName: finding.keyword }] : [];
  });
}

/** @throws AppError `validation` where the schema can't be used, or an example does not fit it */
export function checkContent(name: string, content: Content): void {
  const issues = [...payloadSchemaIssues(content.payloadSchema), ...nameIssues(content.examples)];
  if (issues.length > 0) throw invalid(issues);
  let found: ValidationIssue[];
  try {
    found = exampleIssues(name, content);
  } catch (error) {
    const message = `The schema can't be used: ${(error as Error).message}.`;
    throw invalid([{ itemId: "payloadSchema", message, validatorName: "json_schema" }]);
  }
  if (found.length > 0) throw invalid(found);
}

/** @throws AppError `validation` where the catalogue has another type that it could be taken for */
export function checkNameIsFree(name: string, taken: readonly string[]): void {
  const other = taken.find((one) => one.toLowerCase() === name.toLowerCase());
  if (other === undefined) return;
  const message = `There is an event type named ${other}. Choose a name that differs in more than capitals.`;
  throw invalid([{ itemId: "name", message, validatorName: "unique" }]);
}

/** @throws AppError `validation` where the replacement is not a current type of the catalogue */
export function checkReplacement(name: string, replacedBy: string | null): void {
  if (replacedBy === null) return;
  const type = findEventType(replacedBy);
  if (type && type.name === replacedBy && type.name !== name && !type.archived && !type.deprecated) return;
  const message = `${replacedBy} can't replace it: name another event type that is neither deprecated nor archived.`;
  throw invalid([{ itemId: "replacedBy", message, validatorName: "event_type" }]);
}
