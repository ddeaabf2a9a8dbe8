import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "@/lib/api/openapi";

/** Our answers hold no more than the document says, although callers must bear with more: see `tidy` in openapi-schemas.ts. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const isObject = inner.type === "object" && typeof inner.properties === "object" && inner.additionalProperties === undefined;
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

/**
 * For tests: validates by the schemas of the document, which stands under the name `openapi`: `{ $ref: "openapi#/components/schemas/Error" }`.
 */
export function documentValidator({ paths, components, webhooks }: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // The catalogue's schemas are open on purpose: an event may say more.
  ajv.addSchema({ $id: "openapi", paths: closed(paths), components: closed(components), webhooks });
  return ajv;
}
