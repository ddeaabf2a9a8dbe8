import type { Ajv2020, ValidateFunction } from "ajv/dist/2020.js";
import { openApiDocument } from "@/lib/api/openapi";
import type { JsonSchema } from "@/lib/api/openapi-schemas";
import { API_BASE, routeTable } from "@/lib/api/route-table";
import { operations } from "@/lib/api/v1";
import { documentValidator } from "@/lib/testing/document-validator";

interface Answered {
  status: number;
  body: unknown;
  headers: Headers;
}

let ajv: Ajv2020 | undefined;
const document = openApiDocument(operations);
const match = routeTable(operations);

/** What the document says of one response; the answer to a wrong method or place is the error object by itself. */
function schemaPointer(method: string, path: string, status: number): string {
  let found: ReturnType<typeof match>;
  try {
    found = match(method, path);
  } catch {
    return "#/components/schemas/Error"; // the path can't be decoded, so that no operation is found
  }
  if (found.found !== "operation") return "#/components/schemas/Error";
  const { operation } = found;
  const responses = document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses as JsonSchema | undefined;
  const response = responses?.[status];
  const place = `${operation.method} ${operation.path}`;
  if (!response) throw new Error(`${place} answered ${status}, which the document does not know.`);
  if ("$ref" in (response as object)) return `${(response as { $ref: string }).$ref}/content/application~1json/schema`;
  if (!("content" in (response as object))) return "";
  const part = operation.path.replaceAll("~", "~0").replaceAll("/", "~1");
  return `#/paths/${encodeURIComponent(part)}/${operation.method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
}

const validators = new Map<string, ValidateFunction>();

/**
 * For tests: holds an answer of the API against the document.
 * @param url path and query, with `/api/v1`
 * @throws Error when the document does not know the status, or describes another body
 */
export function expectConforming(method: string, url: string, { status, body, headers }: Answered): void {
  const [path = ""] = url.split("?");
  if (method === "OPTIONS" || path === `${API_BASE}/openapi.json`) return;
  if (!headers.has("x-correlation-id")) throw new Error(`${method} ${path} answered without X-Correlation-Id.`);
  const pointer = schemaPointer(method, path, status);
  if (method === "HEAD") return;
  if (pointer === "") {
    if (body !== undefined) throw new Error(`${method} ${path} answered ${status} with a body the document does not know.`);
    return;
  }
  ajv ??= documentValidator(document);
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi${pointer}` });
  validators.set(pointer, validate);
  if (validate(body)) return;
  const reasons = validate.errors?.map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
  throw new Error(`${method} ${path} answered ${status} otherwise than the document says:\n${reasons?.join("\n")}`);
}
