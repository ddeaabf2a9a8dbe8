import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adviseUrl } from "@/lib/consumers/advise-url";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput } from "@/lib/consumers/schema";
import { disconnect, prisma } from "@/lib/db";
import { makeEgressPolicy } from "@/lib/outbound/egress-policy";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

const ADDRESSES: Record<string, string[]> = {
  "public.example": ["93.184.215.14"],
  "inner.example": ["10.1.2.3"],
  "both.example": ["93.184.215.14", "10.1.2.3"],
  "here.example": ["127.0.0.1"],
};
const options = {
  policy: makeEgressPolicy(["127.0.0.0/8"], false),
  resolve: async (host: string) => {
    const addresses = ADDRESSES[host];
    if (!addresses) throw new Error("no such name");
    return addresses;
  },
};

let database: TestDatabase;
let scope: Scope;
let existing: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const [mine, other] = await Promise.all(["Mine", "Other"].map((name) => prisma().client.create({ data: { name } })));
  if (!mine || !other) throw new Error("no clients");
  scope = { clientId: mine.id, actor: { id: "system", name: "test" } };
  const create = (clientId: string, url: string) =>
    createConsumer({ ...scope, clientId }, createConsumerInput.parse({ url, eventTypes: ["company.created"] }));
  existing = (await create(mine.id, "https://public.example/ledger")).id;
  await create(other.id, "https://inner.example/theirs");
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("adviseUrl", () => {
  it("says nothing of what is no full URL", async () => {
    for (const text of ["", "public.example", "ftp://public.example/", "https://"])
      expect(await adviseUrl(scope, text, options)).toBeNull();
  });

  it("tells a public address, and one that is only allowed here", async () => {
    expect(await adviseUrl(scope, "https://public.example/x", options)).toMatchObject({
      scheme: "https",
      address: { verdict: "public", address: "93.184.215.14" },
    });
    expect(await adviseUrl(scope, "https://here.example/x", options)).toMatchObject({
      address: { verdict: "allowed", address: "127.0.0.1" },
    });
  });

  it("tells no address of a denied name, also when only one of several is denied", async () => {
    for (const host of ["inner.example", "both.example"])
      expect((await adviseUrl(scope, `https://${host}/x`, options))?.address).toEqual({ verdict: "denied" });
    expect((await adviseUrl(scope, "https://nowhere.example/x", options))?.address).toEqual({ verdict: "unresolved" });
  });

  it("knows whether http is refused", async () => {
    expect((await adviseUrl(scope, "http://public.example/x", options))?.scheme).toBe("refused");
    expect((await adviseUrl(scope, "http://public.example/x", { ...options, policy: makeEgressPolicy([], true) }))?.scheme).toBe("http");
  });

  it("finds the same URL however it is spelled, and another on the host, but none of another client", async () => {
    expect((await adviseUrl(scope, "HTTPS://PUBLIC.example:443/ledger", options))?.alike).toEqual({
      id: existing,
      url: "https://public.example/ledger",
      same: true,
    });
    expect((await adviseUrl(scope, "https://public.example/payments", options))?.alike).toMatchObject({ id: existing, same: false });
    expect((await adviseUrl(scope, "https://inner.example/theirs", options))?.alike).toBeNull();
  });
});
