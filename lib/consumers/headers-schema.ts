import { z } from "zod";

export const MAX_HEADERS = 50;
export const MAX_HEADER_NAME_LENGTH = 256;
export const MAX_HEADER_VALUE_LENGTH = 4_096;

/** Headers that delivery sets, that belong to the connection, or that would change how the body is read. */
const RESERVED_HEADERS = new Set(
  (
    "host content-length content-type content-encoding transfer-encoding connection keep-alive upgrade te trailer expect date " +
    "http2-settings"
  ).split(" "),
);
const RESERVED_PREFIXES = ["webhook-", "svix-", "proxy-"];

/** All that can be wrong with a header; the portal says it in the reader's language. */
const HEADER_PROBLEMS = {
  nameForm: "A header name has letters, digits and hyphens, without spaces or a colon.",
  nameLength: `A header name may be ${MAX_HEADER_NAME_LENGTH} characters long.`,
  reserved: "This header is set by the delivery itself or belongs to the connection. Use another name.",
  twice: "This header is given twice; case makes no difference.",
  masked: "This is what stands for the value in answers. Send the value itself, or leave the header out.",
  empty: "Give the value.",
  valueLength: `A header value may be ${MAX_HEADER_VALUE_LENGTH.toLocaleString("en")} bytes long.`,
  valueForm: "A header value has printable ASCII characters, without line ends.",
} as const;
export type HeaderProblem = keyof typeof HEADER_PROBLEMS;

/** What is wrong with a header's name; undefined when nothing is. */
export function headerNameProblem(name: string): HeaderProblem | undefined {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return "nameForm";
  if (name.length > MAX_HEADER_NAME_LENGTH) return "nameLength";
  const lower = name.toLowerCase();
  return RESERVED_HEADERS.has(lower) || RESERVED_PREFIXES.some((prefix) => lower.startsWith(prefix)) ? "reserved" : undefined;
}

/** What is wrong with a header's value; undefined when nothing is. */
export function headerValueProblem(value: string): HeaderProblem | undefined {
  if (/^•+$/.test(value)) return "masked";
  if (value.trim() === "") return "empty";
  if (value.length > MAX_HEADER_VALUE_LENGTH) return "valueLength";
  // Whatever else there is, receivers read differently; a line end would begin another header.
  return /^[\t\x20-\x7e]*$/.test(value) ? undefined : "valueForm";
}

/** `Authorization` and `authorization` are one header. */
function checkHeaders(headers: Record<string, string | null>, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const twice = seen.has(lower) ? "twice" : undefined;
    const problem = headerNameProblem(name) ?? twice ?? (value === null ? undefined : headerValueProblem(value));
    seen.add(lower);
    if (problem) context.addIssue({ code: "custom", path: [name], message: HEADER_PROBLEMS[problem] });
  }
}

/** Spaces round a value are no part of it. */
function trimHeaders<V extends string | null>(headers: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, (value?.trim() ?? null) as V]));
}

/** Body of `PUT /webhooks/{id}/headers`: all that are to be sent. */
export const replaceHeadersInput = z.strictObject({
  headers: z.record(z.string(), z.string()).superRefine(checkHeaders).transform(trimHeaders),
});

/** Body of `PATCH /webhooks/{id}/headers`: those to set, and with null those to delete. */
export const changeHeadersInput = z.strictObject({
  headers: z.record(z.string(), z.string().nullable()).superRefine(checkHeaders).transform(trimHeaders),
});

/** A consumer's custom headers as the API answers them: each value masked. */
export const consumerHeaders = z.object({ headers: z.record(z.string(), z.string()) }).meta({ id: "MaskedHeaders" });
export type ConsumerHeadersAnswer = z.infer<typeof consumerHeaders>;
