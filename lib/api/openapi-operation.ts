import { z } from "zod";
import { scopesWith } from "@/lib/access/roles";
import { headersOf, RATE_LIMIT_HEADERS, refusalsOf } from "@/lib/api/openapi-errors";
import type { JsonSchema, SchemaCollection } from "@/lib/api/openapi-schemas";
import { isRawBody, type Operation } from "@/lib/api/operation";

const SUCCESS_WORDS = { 200: "Done.", 201: "Created.", 202: "Accepted.", 204: "Done; there is nothing to answer." };

/** `List a webhook consumer's deliveries, newest first` → `list-webhook-consumer-deliveries`: a name for generated clients. */
export function operationId({ summary }: Pick<Operation, "summary">): string {
  const words = summary
    .replace(/[,:].*$/, "")
    .replaceAll("'s", "")
    .toLowerCase();
  return words
    .split(/[^a-z0-9]+/)
    .filter((word) => !["", "a", "an", "the"].includes(word))
    .join("-");
}

/** Each property of an object's schema as a parameter. */
function parametersIn(place: "path" | "query", schema: z.ZodType | undefined): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as JsonSchema;
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function requestBody({ request: { body }, examples }: Operation, schemas: SchemaCollection): JsonSchema {
  if (!body || (isRawBody(body) && body.ignored)) return {};
  const schema = schemas.add(isRawBody(body) ? body.schema : body, "input");
  const example = examples?.request === undefined ? {} : { example: examples.request };
  return { requestBody: { required: true, content: { "application/json": { schema, ...example } } } };
}

function answers({ success, examples }: Operation, schemas: SchemaCollection): JsonSchema {
  const example = examples?.response === undefined ? {} : { example: examples.response };
  const content = success.schema ? { content: { "application/json": { schema: schemas.add(success.schema, "output"), ...example } } } : {};
  const answer = (status: keyof typeof SUCCESS_WORDS) => ({
    description: SUCCESS_WORDS[status],
    headers: headersOf(RATE_LIMIT_HEADERS),
    ...content,
  });
  return Object.fromEntries([success.status, ...(success.otherStatuses ?? [])].map((status) => [String(status), answer(status)]));
}

/** What the schemas can't say: in words, and which keys are let in. */
function descriptionOf({ description, permission }: Operation): string {
  const scopes = scopesWith(permission).map((scope) => `\`${scope}\``);
  const who =
    scopes.length > 0 ? `Needs an API key with the scope ${scopes.join(" or ")}.` : "Only for people who are signed in to the portal.";
  return [description, who].filter(Boolean).join("\n\n");
}

/** An operation of the registry as the document's Operation Object. @param schemas takes in what it names */
export function describeOperation(operation: Operation, schemas: SchemaCollection): JsonSchema {
  const { method, summary, tag, request } = operation;
  const takesKey = method === "POST" && !(request.body && isRawBody(request.body) && request.body.ignored);
  const parameters = [
    ...parametersIn("path", request.params),
    ...parametersIn("query", request.query),
    ...(takesKey ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ];
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: descriptionOf(operation),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(operation, schemas),
    responses: { ...answers(operation, schemas), ...refusalsOf(operation) },
  };
}
