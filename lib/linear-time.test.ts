import { describe, expect, test } from "vitest";
import { pasteRows } from "@/components/consumers/advanced/header-rows";
import { addTags } from "@/components/consumers/company-tags";
import { snippetPath } from "@/components/consumers/verification/snippets";
import { diffLines } from "@/components/display/diff-lines";
import { jsonLines } from "@/components/display/json-lines";
import { confirmationOf, splitUrl } from "@/components/display/split-url";
import { jsonTree } from "@/components/event-types/editor/json-tree";
import { arrivalName } from "@/components/inbox/arrival-name";
import { looksLikeId } from "@/components/search/looks-like-id";
import { readKey } from "@/lib/access/authenticate-key";
import { callerAddress } from "@/lib/api/caller-address";
import { readIdempotencyKey } from "@/lib/api/idempotency";
import { openApiAnswer } from "@/lib/api/openapi-answer";
import { parseConditions } from "@/lib/api/parse-query";
import { RawJson, stringifyWithRaw } from "@/lib/api/raw-json";
import { checkContentHeaders } from "@/lib/api/read-body";
import { companyInput } from "@/lib/companies/schema";
import { replaceHeadersInput } from "@/lib/consumers/headers-schema";
import { isSigningSecret } from "@/lib/consumers/is-signing-secret";
import { readCertificate } from "@/lib/consumers/read-certificate";
import { createConsumerInput } from "@/lib/consumers/schema";
import { pauseAskedFor } from "@/lib/delivery/receiver-backoff";
import { chooseLanguage } from "@/lib/i18n/locales";
import { verifySignature } from "@/lib/inbox/verify-signature";
import { safeText } from "@/lib/log-fields";
import { checkUrl, makeEgressPolicy } from "@/lib/outbound/egress-policy";
import { returnPath } from "@/lib/users/return-path";
import { emailAddress } from "@/lib/users/schema";

// Whoever can make a regular expression take the square of a text's length stops a process with a page of text. Each place that
// meets a stranger's text is given the texts that are worst for its expressions, and then the same eight times as long.

/** Bytes; more than any of these places is given. */
const LONG = 100_000;
const TIMES = 8;
/** Eight for a linear one; 64 for a square. Between them is room for a busy machine. */
const MAX_RATIO = 40;
/** What is done sooner is not measured well enough to be compared, and harms nobody. */
const HARMLESS_MS = 20;
const MAX_MS = 250;
const RUNS = 12;

const NOW = new Date("2026-01-01T00:00:00Z");
const POLICY = makeEgressPolicy([], true, "https://hooks.example.com");

/** `unit` over and over between `before` and `after`. */
const filled =
  (unit: string, before = "", after = "") =>
  (length: number) =>
    before + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + after;

/** What makes backtracking worst: runs of what an expression repeats, followed by what it does not want. */
const RUNS_OF = [
  " ",
  "\t",
  "\n",
  "a",
  "0",
  "1.",
  ",",
  ";",
  ":",
  "=",
  "/",
  "//",
  "?",
  "#",
  "-",
  "+",
  ".",
  '"',
  '\\"',
  "\\",
  "•",
  "a:",
  "a=",
  "@",
  "[",
  "{",
];
const HOSTILE = RUNS_OF.flatMap((unit) => [filled(unit), filled(unit, "", "\0"), filled(unit, "a", "\n!"), filled(unit, "a: ", "x")]);

const ratelimit = (name: string) => (text: string) => pauseAskedFor(429, [[name, text]], NOW);
const signed = (name: string) => (text: string) => {
  const headers = { "webhook-id": "x", "webhook-timestamp": String(NOW.getTime() / 1_000), "webhook-signature": "v1,x", [name]: text };
  return verifySignature({ headers: Object.entries(headers), body: Buffer.alloc(0), truncated: false, received: NOW }, []);
};

const PLACES: [name: string, run: (text: string) => unknown, texts?: ((length: number) => string)[]][] = [
  ["Authorization", readKey, [filled(" ", "Basic a", "b"), filled("a ", "Bearer "), filled(":", "Basic ")]],
  [
    "Content-Type",
    (text) => checkContentHeaders(fakeHeaders("content-type", text)),
    [filled("+", "application/"), filled(" ", "application/json", "x"), filled("a+", "application/", "json!")],
  ],
  ["Idempotency-Key", (text) => readIdempotencyKey(fakeHeaders("idempotency-key", text))],
  ["If-None-Match", (text) => openApiAnswer(fakeHeaders("if-none-match", text)), [filled('W/"a",'), filled(" ", ",", ",")]],
  ["Accept-Language", (text) => chooseLanguage(undefined, text)],
  ["X-Forwarded-For", (text) => callerAddress("127.0.0.1", text)],
  [
    "query of lists",
    (text) => parseConditions(text, ["=", "!=", "~"], "query.query"),
    [filled("&&"), filled("||"), filled("!"), filled("&|"), filled("a=b&&"), filled('a="b" ')],
  ],
  [
    "URL of a consumer",
    (text) => createConsumerInput.safeParse({ url: text, eventTypes: ["a"] }),
    [filled("@", "https://"), filled("a.", "https://", "/")],
  ],
  [
    "URL before it is called",
    (text) => checkUrl(text, POLICY),
    [filled("0x7f.", "http://"), filled("]", "http://["), filled("/../", "http://a.example")],
  ],
  [
    "tags of a consumer",
    (text) => createConsumerInput.safeParse({ url: "https://a.example", eventTypes: [text], companyTags: [text], description: text }),
  ],
  ["names and tags of a company", (text) => companyInput.safeParse({ name: text, tags: { [text]: text } })],
  ["custom headers", (text) => replaceHeadersInput.safeParse({ headers: { [text]: text } }), [filled("•", "", "x")]],
  ["signing secret", isSigningSecret, [filled("AAAA", "whsec_", "!"), filled("A", "whsk_", "=x"), filled("=", "whsec_")]],
  [
    "PEM",
    (text) => readCertificate(text, NOW),
    [
      filled("-----BEGIN A-----"),
      filled("-----BEGIN ", "", "x"),
      filled("A ", "-----BEGIN "),
      filled("-----BEGIN A-----\n-----END B-----\n"),
      filled("Proc-Type:\n", "-----BEGIN PRIVATE KEY-----\n", "-----END PRIVATE KEY-----"),
    ],
  ],
  ["e-mail", (text) => emailAddress.safeParse(text), [filled("a.", "", "@"), filled("a", "a@", "."), filled("a.", "a@", "!")]],
  ["path after signing in", returnPath, [filled("/../", "/"), filled("\\", "/")]],
  [
    "Retry-After",
    ratelimit("retry-after"),
    [filled("1", "", "x"), filled("1", "1."), filled("Mon, "), filled("(", "Mon, "), filled("1 ", "Mon, ")],
  ],
  ["RateLimit", ratelimit("ratelimit"), [filled("r=", ";"), filled("1", ";r=", "x"), filled(";t=1"), filled("\t;r")]],
  ["RateLimit-Reset", ratelimit("ratelimit-reset"), [filled("1", "", "e"), filled("Mon, ")]],
  ["webhook-id", signed("webhook-id")],
  ["webhook-timestamp", signed("webhook-timestamp")],
  ["webhook-signature", signed("webhook-signature"), [filled("v1,x "), filled("v1a,")]],
  ["payload in an answer", (text) => stringifyWithRaw({ payload: new RawJson(JSON.stringify(text)) })],
  [
    "payload on a page",
    (text) => [jsonLines(text), jsonLines(JSON.stringify([text]))],
    [filled("1,", "[", "1]"), filled("{},", "[", "1]"), filled("-", "["), filled("1e+", "[")],
  ],
  ["payload schema in the editor", (text) => [jsonTree(text), jsonTree(JSON.stringify([text]))], [filled("1,", "[", "1]")]],
  ["two payloads compared", (text) => diffLines(text, text), [filled("\r\n"), filled("\r")]],
  [
    "arrival in an inbox",
    (text) => arrivalName({ body: text, encoding: "utf8", truncated: true }),
    [filled("a", '{"id":"'), filled('\\"', '{"id":"'), filled('"', '{"id":"a","eventType":')],
  ],
  [
    "pasted headers",
    (text) => pasteRows([], text.replaceAll("\n", " ")),
    [filled(" ", "a: b", "c"), filled(" ", "a"), filled(" b", "a: ")],
  ],
  ["pasted tags", (text) => addTags([], text)],
  [
    "URL on a page",
    (text) => [splitUrl(text), confirmationOf(text)],
    [filled("/", "https://a.example/", "a"), filled("?", "https://a.example/", "\n"), filled("a+", "", ":")],
  ],
  ["URL in a snippet", snippetPath, [filled("/", "https://a.example/")]],
  ["search", looksLikeId],
  [
    "text in the log",
    (text) => safeText(text, LONG),
    [filled("://"), filled("a", "://"), filled("Bearer "), filled("-----BEGIN "), filled("in_"), filled("/invitation/")],
  ],
];

/** Headers as they come from Node; the web's own refuse some of what a stranger may send. */
function fakeHeaders(name: string, text: string): Headers {
  return { get: (wanted: string) => (wanted === name ? text : null), has: (wanted: string) => wanted === name } as unknown as Headers;
}

/** Processor time of the cheapest of a few runs, in milliseconds: what else the machine does is not in it. */
function cost(run: (text: string) => unknown, text: string, enoughMs = 0): number {
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < RUNS && best > enoughMs; at++) {
    const before = process.cpuUsage();
    try {
      run(text);
    } catch {
      // Refusing it is an answer too.
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

/** @returns what is wrong with how long it takes */
function faults(run: (text: string) => unknown, texts: ((length: number) => string)[]): object[] {
  return texts.flatMap((text) => {
    const long = cost(run, text(LONG), HARMLESS_MS);
    if (long <= HARMLESS_MS) return [];
    const ratio = long / cost(run, text(LONG / TIMES));
    return ratio > MAX_RATIO || long > MAX_MS ? [{ text: text(12), long, ratio }] : [];
  });
}

describe("texts of strangers take time in proportion to their length", () => {
  test.each(PLACES)("%s", (_, run, texts = []) => {
    expect(faults(run, [...HOSTILE, ...texts])).toEqual([]);
  });

  test("what is measured finds one that does not", () => {
    const square = ({ length }: string) => {
      let steps = 0;
      for (let from = 0; from < length; from += 4) for (let at = from; at < length; at += 8) steps += at & from;
      return steps;
    };
    expect(faults(square, [filled("a")])).toHaveLength(1);
  });
});
