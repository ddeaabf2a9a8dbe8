import { describe, expect, it } from "vitest";
import { arrivedSignature } from "@/components/inbox/arrived-signature";
import type { InboxRequest, SignatureVerdict } from "@/lib/inbox/schema";

function request(headers: [string, string][], signature: SignatureVerdict): InboxRequest {
  return {
    id: "req_1",
    received: "2026-01-01T00:00:00.000Z",
    method: "POST",
    query: "",
    headers,
    body: "{}",
    encoding: "utf8",
    size: 2,
    truncated: false,
    remote: null,
    answered: 200,
    signature,
  };
}

const verified = { verdict: "verified", reason: "currentSecret" } as const;
const wrong = { verdict: "wrong", reason: "noMatch" } as const;

describe("arrivedSignature", () => {
  it("is that of the message's last arrival", () => {
    const results = [
      request([["webhook-id", "msg_2"]], verified),
      request([["Webhook-Id", "msg_1"]], verified),
      request([["webhook-id", "msg_1"]], wrong),
    ];
    expect(arrivedSignature({ results }, "msg_1")).toEqual(verified);
  });

  it("is nothing where the message did not arrive, or there is no inbox", () => {
    expect(arrivedSignature({ results: [request([["webhook-id", "msg_2"]], verified)] }, "msg_1")).toBeUndefined();
    expect(arrivedSignature({ results: [request([["other", "msg_1"]], verified)] }, "msg_1")).toBeUndefined();
    expect(arrivedSignature(null, "msg_1")).toBeUndefined();
  });
});
