import { expect, test } from "vitest";
import { type Method, operation } from "@/lib/api/operation";
import { routeTable } from "@/lib/api/route-table";

const record = (method: Method, path: string) =>
  operation({
    method,
    path,
    summary: path,
    tag: "Test",
    permission: "consumers.read",
    success: { status: 204 },
    run: async () => undefined,
  });

const byId = record("GET", "/webhooks/{webhookId}");
const keys = record("GET", "/webhooks/integrationKeys");
const match = routeTable([byId, record("DELETE", "/webhooks/{webhookId}"), keys, record("POST", "/webhooks")]);

test("finds the operation and its parameters, decoded", () => {
  expect(match("GET", "/api/v1/webhooks/a%2Fb%20c")).toMatchObject({
    operation: byId,
    params: { webhookId: "a/b c" },
    allow: "GET, DELETE, HEAD, OPTIONS",
  });
});

test("answers HEAD by GET", () => {
  expect(match("HEAD", "/api/v1/webhooks/1")).toMatchObject({ operation: byId });
});

test("prefers a literal path, whatever the order of the registry", () => {
  expect(match("GET", "/api/v1/webhooks/integrationKeys")).toMatchObject({ operation: keys });
});

test("tells a wrong method from a wrong path", () => {
  expect(match("PUT", "/api/v1/webhooks")).toEqual({ found: "path", allow: "POST, OPTIONS" });
  for (const path of [
    "/api/v1/webhook",
    "/api/v1/webhooks/",
    "/api/v1/webhooks/1/2",
    "/api/v1",
    "/api/v1/",
    "/api/v2/webhooks",
    "/webhooks",
  ]) {
    expect(match("GET", path), path).toEqual({ found: "nothing" });
  }
});

test("refuses broken percent-encoding, naming the parameter", () => {
  expect(() => match("GET", "/api/v1/webhooks/%E0%A4")).toThrow(/^path\.webhookId:/);
});

test("does not compile two operations for one place", () => {
  expect(() => routeTable([byId, byId])).toThrow(/Two operations for GET/);
});
