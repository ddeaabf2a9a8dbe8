import { generateKeyPairSync, randomBytes, verify } from "node:crypto";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, it } from "vitest";
import { signRequest } from "@/lib/delivery/sign-request";
import { signingKeyOf } from "@/lib/delivery/signing-key";

const newSecret = () => `whsec_${randomBytes(24).toString("base64")}`;
const body = Buffer.from('{"n":12345678901234567890,"text":"é\\u00e9"}');

describe("signRequest", () => {
  const [current, previous, other] = [newSecret(), newSecret(), newSecret()];
  const headers = Object.fromEntries(signRequest("msg_1", new Date(), body, [current, previous].map(signingKeyOf)));

  it.each([
    ["svix", SvixWebhook],
    ["standardwebhooks", StandardWebhook],
  ])("is verified by the published %s library, under the current and the expiring secret", (_, Library) => {
    for (const secret of [current, previous]) expect(() => new Library(secret).verify(body.toString(), headers)).not.toThrow();
  });

  it("is refused under another secret, and for another body", () => {
    expect(() => new SvixWebhook(other).verify(body.toString(), headers)).toThrow();
    expect(() => new SvixWebhook(current).verify(`${body} `, headers)).toThrow();
  });

  it("signs an empty body where there is none", () => {
    const empty = Object.fromEntries(signRequest("msg_1", new Date(), null, [signingKeyOf(current)]));
    expect(() => new StandardWebhook(current).verify("", empty)).not.toThrow();
  });

  it("gives the vector of the Standard Webhooks specification's own example", () => {
    const key = signingKeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const at = new Date(1_614_265_330_000);
    const signed = Object.fromEntries(signRequest("msg_p5jXN8AQM9LWM0D4loKWxJek", at, Buffer.from('{"test": 2432232314}'), [key]));
    expect(signed["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("signs with Ed25519 beside it, verifiable with the public key; from a seed, alone or with its public key behind it", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
    const pair = Buffer.concat([seed, publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
    const at = new Date();
    for (const key of [seed, pair]) {
      const both = [current, `whsk_${key.toString("base64")}`].map(signingKeyOf);
      const signed = Object.fromEntries(signRequest("msg_1", at, body, both));
      expect(() => new SvixWebhook(current).verify(body.toString(), signed)).not.toThrow();
      const [, v1a = ""] = /v1a,(\S+)$/.exec(signed["webhook-signature"] ?? "") ?? [];
      const content = Buffer.concat([Buffer.from(`msg_1.${Math.floor(at.getTime() / 1_000)}.`), body]);
      expect(verify(null, content, publicKey, Buffer.from(v1a, "base64"))).toBe(true);
    }
  });
});
