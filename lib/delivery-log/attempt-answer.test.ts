import { describe, expect, test } from "vitest";
import { ATTEMPT_ERROR_CODES } from "@/lib/delivery/schema";
import { type AttemptRow, attemptAnswer } from "@/lib/delivery-log/attempt-answer";
import { errorMessage } from "@/lib/delivery-log/error-messages";
import { attempt } from "@/lib/delivery-log/schema";

const refused: AttemptRow = {
  id: "atmpt_1",
  message_id: "msg_1",
  consumer_version: 4,
  consumer_id: "0190a000-0000-7000-8000-000000000000",
  number: 1,
  slot: 0,
  trigger: "schedule",
  triggered_by: null,
  replay_id: null,
  outcome: "failure",
  error_code: "address_denied",
  error_detail: null,
  started_at: new Date("2026-11-12T14:00:00Z"),
  duration_ms: 1.5,
  request_method: null,
  request_url: null,
  request_headers: null,
  request_body: null,
  response_status: null,
  response_headers: null,
  response_body: null,
  response_truncated: false,
  dns_ms: null,
  connect_ms: null,
  tls_ms: null,
  first_byte_ms: null,
  remote_address: null,
  tls_version: null,
  certificate_expires: null,
  transformation_version: null,
  transformation_ms: null,
  next_at: null,
  next_reason: "exhausted",
};

const sent: AttemptRow = { ...refused, request_method: "POST", request_url: "https://e.test/", request_headers: [], response_status: 200 };

function bodyOf(response_body: Buffer, response_truncated = false) {
  const { body, encoding } = attemptAnswer({ ...sent, response_body, response_truncated }).response ?? {};
  return { body, encoding };
}

describe("an attempt", () => {
  test("that the guard refused has a reason and no request", () => {
    const answer = attemptAnswer(refused);
    expect(attempt.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      request: null,
      response: null,
      timing: null,
      remote: null,
      errorMessage: expect.stringContaining("nothing was sent"),
    });
  });

  test("has a body only where it differs from the envelope", () => {
    expect(attemptAnswer(sent).request).toEqual({ method: "POST", url: "https://e.test/", headers: [] });
    expect(attemptAnswer({ ...sent, request_body: Buffer.from("{}") }).request).toMatchObject({ body: "{}" });
  });
});

describe("a response body", () => {
  test("is text where it is UTF-8, NUL included, else base64", () => {
    expect(bodyOf(Buffer.from("é\u0000"))).toEqual({ body: "é\u0000", encoding: "utf8" });
    expect(bodyOf(Buffer.from([0xff, 0xfe]))).toEqual({ body: "//4=", encoding: "base64" });
    expect(bodyOf(Buffer.alloc(0))).toEqual({ body: "", encoding: "utf8" });
  });

  test("that was cut inside a character is still text; one that was not cut is not", () => {
    const cut = Buffer.from("ab😀").subarray(0, 5);
    expect(bodyOf(cut, true)).toEqual({ body: "ab", encoding: "utf8" });
    expect(bodyOf(cut, false).encoding).toBe("base64");
  });
});

test("every error code has one sentence that says what to do", () => {
  const sentences = ATTEMPT_ERROR_CODES.map((code) => errorMessage(code, { status: 503, detail: "self-signed certificate" }) ?? "");
  for (const sentence of sentences) expect(sentence).toMatch(/^(The|No|Messages) .+[;,] .+\.$/);
  expect(new Set(sentences).size).toBe(ATTEMPT_ERROR_CODES.length);
  expect(errorMessage(null, { status: 200, detail: null })).toBeNull();
});
