import { transpileModule } from "typescript";
import { expect, test } from "vitest";
import { webhookTypes } from "./webhook-types";

const TEXTS = { method: "The method.", url: "Where to.", payload: "The envelope */ of it.", cancel: "Not sent." };

test("a schema becomes types: required and optional, lists, values and null", () => {
  const types = webhookTypes(
    {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", description: "Its id." },
        status: { enum: ["open", "closed", null] },
        lines: { type: "array", items: { type: "object", properties: { amount: { type: ["number", "null"] } } } },
        other: { oneOf: [{ type: "string" }, { type: "integer" }] },
      },
    },
    TEXTS,
  );
  expect(types).toContain('/** Its id. */ "id": string;');
  expect(types).toContain('"status"?: "open" | "closed" | null;');
  expect(types).toContain('"lines"?: Array<{ "amount"?: number | null; [more: string]: any }>;');
  expect(types).toContain('"other"?: string | number;');
});

test.each([undefined, true, {}, { $ref: "#/definitions/x" }])("what has no simple type is any: %o", (schema) => {
  const types = webhookTypes(schema, TEXTS);
  expect(types).toContain("payload: any;");
  expect(transpileModule(types, { reportDiagnostics: true }).diagnostics).toEqual([]);
});
