import { describe, expect, test } from "vitest";
import { readKey } from "@/lib/access/authenticate-key";
import { authorize } from "@/lib/access/authorize";
import {
  grantableScopes,
  KEY_SCOPES,
  PERMISSIONS,
  type Permission,
  ROLES,
  roleMay,
  scopesMay,
  scopesWith,
  ZAPIER_SCOPE,
} from "@/lib/access/roles";

const CHANGES: Permission[] = [
  "consumers.manage",
  "secrets.reveal",
  "messages.resend",
  "messages.expunge",
  "events.publish",
  "companies.manage",
  "apiKeys.manage",
  "zapier.use",
  "users.manage",
];
const scope = { clientId: "c", actor: { id: "key:k", name: "k" } };

describe("roles", () => {
  test("an Administrator may do everything, a Developer everything but manage users", () => {
    expect(PERMISSIONS.filter((permission) => !roleMay("Administrator", permission))).toEqual([]);
    expect(PERMISSIONS.filter((permission) => !roleMay("Developer", permission))).toEqual(["users.manage"]);
  });

  test("an Analyst changes nothing and never sees a secret", () => {
    for (const permission of CHANGES) expect(roleMay("Analyst", permission), permission).toBe(false);
    for (const permission of ["consumers.read", "messages.read", "eventTypes.read"] as const)
      expect(roleMay("Analyst", permission)).toBe(true);
  });

  test("a refusal says which role, or which scope would do", () => {
    expect(() => authorize({ kind: "session", role: "Analyst", scope }, "secrets.reveal")).toThrow(/role Analyst may not/);
    expect(() => authorize({ kind: "key", keyId: "k", scopes: ["read"], scope }, "events.publish")).toThrow(/scope events:publish/);
    for (const role of ROLES) expect(() => authorize({ kind: "session", role, scope }, "consumers.read")).not.toThrow();
  });
});

describe("scopes of a key", () => {
  test("each gives its own, unknown ones and none give nothing", () => {
    for (const permission of CHANGES) expect(scopesMay(["read"], permission), permission).toBe(false);
    expect(PERMISSIONS.filter((permission) => scopesMay(["events:publish"], permission))).toEqual(["events.publish"]);
    expect(scopesMay(["webhooks:manage"], "secrets.reveal")).toBe(true);
    expect(scopesMay(["webhooks:manage"], "events.publish")).toBe(false);
    for (const permission of PERMISSIONS) expect(scopesMay(["admin", "READ"], permission) || scopesMay([], permission)).toBe(false);
  });

  test("Zapier's does what Zapier does, and no other scope does that", () => {
    expect(PERMISSIONS.filter((permission) => scopesMay([ZAPIER_SCOPE], permission))).toEqual(["zapier.use"]);
    expect(scopesMay(KEY_SCOPES, "zapier.use")).toBe(false);
  });

  test("nobody gives what they lack", () => {
    const grantable = (scopes: string[]) => grantableScopes((permission) => scopesMay(scopes, permission));
    expect(grantable(["webhooks:manage"])).toEqual(["webhooks:manage", "read"]);
    expect(grantable(["webhooks:manage", "events:publish"])).toEqual(KEY_SCOPES);
    expect(grantable([ZAPIER_SCOPE])).toEqual([]);
    expect(grantableScopes((permission) => roleMay("Developer", permission))).toEqual(KEY_SCOPES);
    expect(grantableScopes((permission) => roleMay("Analyst", permission))).toEqual(["read"]);
  });

  test("no scope manages people", () => {
    expect(scopesWith("users.manage")).toEqual([]);
  });
});

describe("reading a key from the Authorization header", () => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  test.each<[string, string | undefined]>([
    ["Bearer prk_abc", "prk_abc"],
    ["bearer  prk_abc ", "prk_abc"],
    [`Basic ${base64("prk_abc")}`, "prk_abc"],
    [`Basic ${base64("prk_abc:")}`, "prk_abc"],
    [`basic ${base64("prk_abc:")}`, "prk_abc"],
    ["prk_abc", undefined],
    ["Bearer", undefined],
    ["Basic ", undefined],
    [`Basic ${base64(":")}`, undefined],
    ["Digest abc", undefined],
    [`Bearer ${"x".repeat(600)}`, undefined],
  ])("%s", (header, key) => {
    expect(readKey(header)).toBe(key);
  });
});
