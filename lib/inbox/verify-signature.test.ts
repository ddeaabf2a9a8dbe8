import { Webhook } from "svix";
import { describe, expect, it } from "vitest";
import { newSigningKey } from "@/lib/consumers/secret-key";
import { signRequest } from "@/lib/delivery/sign-request";
import { signingKeyOf } from "@/lib/delivery/signing-key";
import { type SignedRequest, verifySignature } from "@/lib/inbox/verify-signature";

const received = new Date();
const body = Buffer.from('{"id":"1","text":"é"}');
const current = newSigningKey();
const earlier = newSigningKey();
const asymmetric = newSigningKey("v1a");
const keys = [
  { sign: signingKeyOf(current), earlier: false },
  { sign: signingKeyOf(asymmetric), earlier: false },
  { sign: signingKeyOf(earlier), earlier: true },
];

function signed(secrets: string[], at = received): SignedRequest {
  return { headers: signRequest("msg_1", at, body, secrets.map(signingKeyOf)), body, truncated: false, received };
}

function withHeader(request: SignedRequest, name: string, value: string): SignedRequest {
  return { ...request, headers: request.headers.map(([key, old]) => [key, key === name ? value : old]) };
}

/** What svix's own library makes of it, with the current secret. */
function svixAccepts({ headers, body }: SignedRequest): boolean {
  try {
    new Webhook(current).verify(body, Object.fromEntries(headers));
    return true;
  } catch {
    return false;
  }
}

const minutes = (count: number) => new Date(received.getTime() + count * 60_000);

describe("verifySignature", () => {
  it.each<[string, SignedRequest, string, string]>([
    ["signed with the current secret", signed([current]), "verified", "currentSecret"],
    ["with an Ed25519 key beside it", signed([current, asymmetric]), "verified", "currentSecret"],
    ["with both after a rotation", signed([newSigningKey(), current]), "verified", "currentSecret"],
    ["with the earlier one only", signed([earlier]), "verified", "earlierSecret"],
    ["with another's secret", signed([newSigningKey()]), "wrong", "noMatch"],
    ["over another body", { ...signed([current]), body: Buffer.from("{}") }, "wrong", "noMatch"],
    ["under another id", withHeader(signed([current]), "webhook-id", "msg_2"), "wrong", "noMatch"],
    ["of a timestamp that is no number", withHeader(signed([current]), "webhook-timestamp", "now"), "wrong", "malformed"],
    ["an old timestamp", signed([current], minutes(-6)), "wrong", "tolerance"],
    ["a timestamp to come", signed([current], minutes(6)), "wrong", "tolerance"],
    ["a signature of nothing", withHeader(signed([current]), "webhook-signature", "v1,"), "wrong", "noMatch"],
    ["no signature", { ...signed([current]), headers: signed([current]).headers.slice(0, 2) }, "missing", "noHeaders"],
  ])("%s", (_, request, verdict, reason) => {
    expect(verifySignature(request, keys)).toEqual({ verdict, reason });
    if (reason !== "earlierSecret") expect(svixAccepts(request)).toBe(verdict === "verified");
  });

  it("does not judge what was not kept whole", () => {
    expect(verifySignature({ ...signed([current]), truncated: true }, keys)).toEqual({ verdict: "unknown", reason: "truncated" });
  });

  it("takes no signature for another's key, with no keys at all", () => {
    expect(verifySignature(signed([current]), [])).toEqual({ verdict: "wrong", reason: "noMatch" });
  });
});
