import { expect, it } from "vitest";
import { canOpen, isOpen, schemaRows, visibleRows } from "@/components/event-types/catalogue/schema-rows";

const rows = schemaRows({
  type: "object",
  required: ["id", "lines"],
  properties: {
    id: { type: "string", format: "uuid", description: "Identifies it." },
    note: { type: ["string", "null"], maxLength: 100 },
    tags: { type: "object", additionalProperties: { type: "string" } },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: { kind: { type: "string", enum: ["a", "b", "c", "d", "e", null] }, old: { type: "integer", deprecated: true } },
      },
    },
    eventType: { type: "string", const: "x.y" },
  },
});

it("reads types, what is required, and what there is below", () => {
  expect(rows.map(({ name, type, required }) => ({ name, ...type, required }))).toEqual([
    { name: "id", kind: "uuid", within: null, nullable: false, required: true },
    { name: "note", kind: "string", within: null, nullable: true, required: false },
    { name: "tags", kind: "string", within: "map", nullable: false, required: false },
    { name: "lines", kind: "object", within: "array", nullable: false, required: true },
    { name: "eventType", kind: "string", within: null, nullable: false, required: false },
  ]);
  expect(rows[3]?.children.map(({ path, depth, values, deprecated }) => ({ path, depth, values, deprecated }))).toEqual([
    { path: "lines.kind", depth: 1, values: ["a", "b", "c", "d", "e"], deprecated: false },
    { path: "lines.old", depth: 1, values: [], deprecated: true },
  ]);
  expect(rows[1]?.longest).toBe(100);
  expect(rows[4]?.constant).toBe("x.y");
});

it("opens properties at first and values only when asked", () => {
  const names = (toggled: string[]) => visibleRows(rows, new Set(toggled)).map(({ path }) => path);
  expect(names([])).toEqual(["id", "note", "tags", "lines", "lines.kind", "lines.old", "eventType"]);
  expect(names(["lines"])).toEqual(["id", "note", "tags", "lines", "eventType"]);
  const kind = rows[3]?.children[0];
  expect(kind && [canOpen(kind), isOpen(kind, new Set()), isOpen(kind, new Set(["lines.kind"]))]).toEqual([true, false, true]);
});
