import { expect, test } from "vitest";
import { contentSecurityPolicy, newNonce } from "@/app/_server/content-security-policy";

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));
}

test("scripts run by the nonce alone, and nothing is loaded from elsewhere", () => {
  const policy = directives(contentSecurityPolicy("abc", { appUrl: "http://localhost:3000" }));
  expect(policy).toMatchObject({
    "default-src": ["'none'"],
    "script-src": ["'nonce-abc'", "'strict-dynamic'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  });
  expect(policy).not.toHaveProperty("upgrade-insecure-requests");
});

test("under https everything is asked for under https", () => {
  expect(directives(contentSecurityPolicy("abc", { appUrl: "https://hooks.example.com" }))).toHaveProperty("upgrade-insecure-requests");
});

test("no nonce comes twice, and each has 128 bits", () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces).size).toBe(100);
  expect(Buffer.from(nonces[0] ?? "", "base64")).toHaveLength(16);
});
