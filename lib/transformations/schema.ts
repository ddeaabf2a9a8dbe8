import { z } from "zod";

/** As UTF-8. */
export const MAX_CODE_BYTES = 51_200;

/** What an editor begins with, where nothing is saved yet. The comment is what gives `webhook` its type there. */
export const FIRST_CODE = "/** @param {Webhook} webhook */\nfunction handler(webhook) {\n  return webhook;\n}\n";

const code = z
  .string()
  .min(1, "Write a function named handler.")
  .refine((text) => new TextEncoder().encode(text).length <= MAX_CODE_BYTES, "The code may be 50 KiB long.");

/** Where code can't be loaded, and why. Line and column count from 1; null where the fault is in no one place. */
export interface CodeFault {
  message: string;
  line: number | null;
  column: number | null;
}

/** `Line 3, column 7: …`, as an error's message has it. */
export function writeCodeFault({ message, line, column }: CodeFault): string {
  return line === null ? message : `Line ${line}${column === null ? "" : `, column ${column}`}: ${message}`;
}

/** What `writeCodeFault` wrote. */
export function readCodeFault(text: string): CodeFault {
  const [, line, column, message] = /^Line (\d+)(?:, column (\d+))?: ([\s\S]*)$/.exec(text) ?? [];
  if (line === undefined || message === undefined) return { message: text, line: null, column: null };
  return { message, line: Number(line), column: column === undefined ? null : Number(column) };
}

/** Body of `PUT /webhooks/{id}/transformation`. */
export const saveTransformationInput = z.strictObject({ code, enabled: z.boolean() }).meta({ id: "SaveTransformation" });
export type SaveTransformationInput = z.infer<typeof saveTransformationInput>;

/** A consumer's transformation. Where none was ever saved, `version` and `modified` are null and the code is an editor's beginning. */
export const transformation = z
  .object({
    code: z.string(),
    enabled: z.boolean(),
    version: z.number().int().nullable().describe("null until one is saved."),
    modified: z.iso.datetime().nullable(),
    modifiedBy: z.string().nullable().describe("Who saved this version, by the name they had then."),
  })
  .meta({ id: "Transformation" });
export type TransformationAnswer = z.infer<typeof transformation>;

/** Body of `POST /webhooks/{id}/transformation/simulate`. */
export const simulateTransformationInput = z
  .strictObject({
    code: code.optional().describe("What is saved, where it is left out."),
    eventType: z.string().min(1).max(128),
    payload: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("The whole envelope; an example of the event type, where it is left out."),
  })
  .meta({ id: "SimulateTransformation" });
export type SimulateTransformationInput = z.infer<typeof simulateTransformationInput>;

/** What a run came to: output or error. */
export const simulation = z
  .object({
    output: z.object({ method: z.string(), url: z.string(), payload: z.unknown(), cancel: z.boolean() }).optional(),
    error: z
      .object({ message: z.string(), line: z.number().int().nullable(), column: z.number().int().nullable() })
      .optional()
      .describe("Line and column count from 1; null where the fault is in no one place."),
    logs: z.array(z.string()),
    durationMs: z.number(),
  })
  .meta({ id: "Simulation" });
export type Simulation = z.infer<typeof simulation>;
