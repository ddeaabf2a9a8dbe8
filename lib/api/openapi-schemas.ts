import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

/** Where the document holds its named schemas. */
const COMPONENTS = "#/components/schemas/";

/** Formats that say what their regular expression says, in one word. */
const SPEAKING_FORMATS = ["uuid", "date-time"];

/** What zod writes beside the meaning: the range of JavaScript's integers, and expressions that a format stands for. */
function tidy(schema: JsonSchema, io: "input" | "output"): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (SPEAKING_FORMATS.includes(String(schema.format))) delete schema.pattern;
  // Answers may gain properties one day; callers who refuse unknown ones would break.
  if (io === "output" && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** Gathers the named schemas (`.meta({ id })`) of all that is described, so that each stands in the document once. */
export class SchemaCollection {
  readonly named: Record<string, JsonSchema> = {};

  /**
   * @param io which side of a schema's transformations: what is sent, or what is answered
   * @returns the schema as JSON Schema, or a reference to it where it has a name
   */
  add(schema: z.ZodType, io: "input" | "output"): JsonSchema {
    const made = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema, io) });
    const text = JSON.stringify(made).replaceAll('"#/$defs/', `"${COMPONENTS}`);
    const { $schema, $defs, ...root } = JSON.parse(text) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    for (const [name, definition] of Object.entries($defs ?? {})) this.name(name, definition);
    return root;
  }

  /** @returns a reference to it @throws Error where the name stands for another schema already */
  name(name: string, definition: JsonSchema): JsonSchema {
    const known = this.named[name];
    if (known && JSON.stringify(known) !== JSON.stringify(definition)) throw new Error(`Two schemas are called ${name}.`);
    this.named[name] = definition;
    return { $ref: COMPONENTS + name };
  }
}
