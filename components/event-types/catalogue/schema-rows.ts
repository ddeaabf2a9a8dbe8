/** A JSON Schema as the API answers it. */
export type Schema = { [keyword: string]: unknown };

/** A property of a schema, as a row of its tree. */
export interface SchemaRow {
  /** Names joined by dots: unique in the tree. */
  path: string;
  name: string;
  /** 0 for the envelope's own properties. */
  depth: number;
  required: boolean;
  deprecated: boolean;
  description: string | null;
  type: SchemaType;
  /** What a string may be; empty where it may be anything. */
  values: string[];
  /** The only value there is. */
  constant: string | null;
  longest: number | null;
  children: SchemaRow[];
}

/** What a value is: `kind` is the format where there is one, else the type. */
export interface SchemaType {
  kind: string;
  /** A list of such, or an object that holds such under names of its own. */
  within: "array" | "map" | null;
  nullable: boolean;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf({ type }: Schema): string[] {
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === "string");
}

/** What a container holds, where it is one. */
function contentOf(schema: Schema): [within: "array" | "map", content: Schema] | null {
  if (typesOf(schema).includes("array") && isSchema(schema.items)) return ["array", schema.items];
  const isMap = typesOf(schema).includes("object") && schema.properties === undefined && isSchema(schema.additionalProperties);
  return isMap ? ["map", schema.additionalProperties as Schema] : null;
}

function kindOf(schema: Schema): string {
  return typeof schema.format === "string"
    ? schema.format
    : typesOf(schema)
        .filter((type) => type !== "null")
        .join(", ");
}

function rowOf(name: string, schema: Schema, parent: string, depth: number, required: boolean): SchemaRow {
  const path = parent === "" ? name : `${parent}.${name}`;
  const [within, content] = contentOf(schema) ?? [null, schema];
  return {
    path,
    name,
    depth,
    required,
    deprecated: schema.deprecated === true,
    description: typeof schema.description === "string" ? schema.description : null,
    type: { kind: kindOf(content), within, nullable: typesOf(schema).includes("null") },
    values: Array.isArray(content.enum) ? content.enum.filter((value) => value !== null).map(String) : [],
    constant: content.const === undefined ? null : String(content.const),
    longest: within === null && typeof schema.maxLength === "number" ? schema.maxLength : null,
    children: schemaRows(content, path, depth + 1),
  };
}

/** The properties of an object's schema, each with those below it. */
export function schemaRows(schema: Schema, parent = "", depth = 0): SchemaRow[] {
  if (!isSchema(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    isSchema(property) ? [rowOf(name, property, parent, depth, required.includes(name))] : [],
  );
}

/** How many values are told without being asked for. */
export const VALUES_AT_FIRST = 4;

/** Whether there is more to a row than its line: properties below it, or many values. */
export function canOpen(row: SchemaRow): boolean {
  return row.children.length > 0 || row.values.length > VALUES_AT_FIRST;
}

/** The rows to show, in order, when those of `toggled` are not as they are at first: properties open, values closed. */
export function visibleRows(rows: SchemaRow[], toggled: ReadonlySet<string>): SchemaRow[] {
  return rows.flatMap((row) => [row, ...(isOpen(row, toggled) ? visibleRows(row.children, toggled) : [])]);
}

export function isOpen(row: SchemaRow, toggled: ReadonlySet<string>): boolean {
  return row.children.length > 0 !== toggled.has(row.path);
}
