import { createHash } from "node:crypto";
import { errorResponses, RESPONSE_HEADERS } from "@/lib/api/openapi-errors";
import { describeOperation } from "@/lib/api/openapi-operation";
import { type JsonSchema, SchemaCollection } from "@/lib/api/openapi-schemas";
import { INTRODUCTION, TAG_DESCRIPTIONS } from "@/lib/api/openapi-texts";
import { describeWebhooks, WEBHOOK_HEADERS } from "@/lib/api/openapi-webhooks";
import type { Operation } from "@/lib/api/operation";
import { API_BASE } from "@/lib/api/route-table";

/** Where the document is served. */
export const OPENAPI_PATH = `${API_BASE}/openapi.json`;

export interface OpenApiDocument {
  openapi: string;
  info: JsonSchema;
  servers: JsonSchema[];
  security: Record<string, string[]>[];
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  webhooks: JsonSchema;
  components: Record<string, JsonSchema>;
}

const SECURITY_SCHEMES: JsonSchema = {
  bearer: { type: "http", scheme: "bearer", description: "`Authorization: Bearer API_KEY`" },
  basic: {
    type: "http",
    scheme: "basic",
    description:
      "`Authorization: Basic base64(API_KEY)`: the API key as user name, with no password. A colon after it makes no difference.",
  },
  clientId: {
    type: "apiKey",
    in: "header",
    name: "X-Client-Id",
    description: "Only with an operator's key, which acts for any client: the uuid of the client meant.",
  },
};

/** Any one of these lets a request in. */
const SECURITY: OpenApiDocument["security"] = [{ bearer: [] }, { basic: [] }, { bearer: [], clientId: [] }, { basic: [], clientId: [] }];

const IDEMPOTENCY_KEY: JsonSchema = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Makes repeats harmless: for 24 hours the same request with the same key gets the first one's answer.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
  example: "5f0c7a52-93d1-4b0e-8f64-2a8d1c6e7b39",
};

function pathsOf(operations: readonly Operation[], schemas: SchemaCollection): OpenApiDocument["paths"] {
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = describeOperation(operation, schemas);
    paths[operation.path] = path;
  }
  return paths;
}

function tagsOf(operations: readonly Operation[]): OpenApiDocument["tags"] {
  const names = [...new Set(operations.map(({ tag }) => tag)), "Receiving messages"];
  return names.map((name) => ({ name, ...(TAG_DESCRIPTIONS[name] ? { description: TAG_DESCRIPTIONS[name] } : {}) }));
}

/** The API as an OpenAPI 3.1 document: made from the very records and schemas that serve it. */
export function openApiDocument(operations: readonly Operation[]): OpenApiDocument {
  const schemas = new SchemaCollection();
  const paths = pathsOf(operations, schemas);
  const responses = errorResponses(schemas);
  return {
    openapi: "3.1.0",
    info: { title: "Postrider API", version: "1", description: INTRODUCTION },
    // Relative, so that it holds wherever the document is read from.
    servers: [{ url: API_BASE, description: "This service" }],
    security: SECURITY,
    tags: tagsOf(operations),
    paths,
    webhooks: describeWebhooks(),
    components: {
      schemas: schemas.named,
      responses,
      headers: RESPONSE_HEADERS,
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY, ...WEBHOOK_HEADERS },
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

export interface OpenApiText {
  text: string;
  /** Names this state of the document. */
  etag: string;
}

/** The document as it is sent. */
export function openApiText(operations: readonly Operation[]): OpenApiText {
  const text = JSON.stringify(openApiDocument(operations));
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}
