import { describe, expect, it } from "vitest";
import { consumerRows, passesFilters, sortRows } from "@/components/consumers/consumer-rows";
import { lastDay } from "@/components/consumers/last-day";
import type { WebhookConsumer } from "@/lib/consumers/schema";

const NOW = Date.parse("2026-11-12T14:17:00Z");
const consumer: WebhookConsumer = {
  id: "7c1e4f0a-93b2-4d58-8f6e-2b61c0d4a90f",
  url: "https://hooks.northgate.example/ledger/invoices",
  description: "Invoice writes",
  eventTypes: ["company.created"],
  companyTags: ["region:uk"],
  disabled: false,
  rateLimit: null,
  created: "2026-03-14T09:00:00.000Z",
  modified: "2026-03-14T09:00:00.000Z",
  state: {},
};
const any = { q: "", status: null, eventType: null, tag: null };

describe("consumerRows", () => {
  it("gives a consumer without attempts an empty day of 24 hours, ending with the present one", () => {
    const [row] = consumerRows([consumer], { ...lastDay(NOW), results: [] }, NOW);
    expect(row?.rate).toBeNull();
    expect(row?.buckets).toHaveLength(24);
    expect(row?.buckets.at(-1)?.start).toBe("2026-11-12T14:00:00.000Z");
  });

  it("puts a consumer beside its own activity", () => {
    const counts = { success: 9, failure: 1, cancelled: 3, buckets: [] };
    const results = [
      { webhookId: "00000000-0000-4000-8000-000000000000", ...counts, failure: 100 },
      { webhookId: consumer.id, ...counts },
    ];
    expect(consumerRows([consumer], { ...lastDay(NOW), results }, NOW)[0]?.rate).toBe(0.1);
  });
});

describe("passesFilters", () => {
  const [row] = consumerRows([consumer], { ...lastDay(NOW), results: [] }, NOW);
  if (!row) throw new Error("no row");

  it.each(["LEDGER", " invoice writes ", "region:uk", "7c1e4f0a"])("finds %j in URL, description, tags or id", (q) => {
    expect(passesFilters(row, { ...any, q })).toBe(true);
  });

  it("needs every filter to hold", () => {
    expect(passesFilters(row, { q: "ledger", status: "active", eventType: "company.created", tag: "region:uk" })).toBe(true);
    expect(passesFilters(row, { ...any, q: "payments" })).toBe(false);
    expect(passesFilters(row, { ...any, status: "disabled" })).toBe(false);
    expect(passesFilters(row, { ...any, eventType: "company.deleted" })).toBe(false);
    expect(passesFilters(row, { ...any, tag: "region:UK" })).toBe(false);
  });
});

describe("sortRows", () => {
  const rowOf = (url: string, rate: number | null, created: string) => {
    const [made] = consumerRows([{ ...consumer, url, created }], { ...lastDay(NOW), results: [] }, NOW);
    if (!made) throw new Error("no row");
    return { ...made, rate };
  };
  const rows = [
    rowOf("https://b.example/", 0, "2026-01-02T00:00:00.000Z"),
    rowOf("http://c.example/", null, "2026-01-03T00:00:00.000Z"),
    rowOf("https://a.example/", 0.5, "2026-01-01T00:00:00.000Z"),
  ];
  const hosts = (sort: Parameters<typeof sortRows>[1]) =>
    sortRows(rows, sort)
      .map((row) => new URL(row.consumer.url).host[0])
      .join("");

  it("sorts by host rather than scheme, by failures and by age, both ways", () => {
    expect([hosts("url"), hosts("-url")]).toEqual(["abc", "cba"]);
    expect([hosts("failed"), hosts("-failed")]).toEqual(["cba", "abc"]);
    expect([hosts("created"), hosts("-created")]).toEqual(["abc", "cba"]);
  });

  it("leaves equal rows, and the given list, in their order", () => {
    expect(hosts("status")).toBe("bca");
    expect(rows.map((row) => row.rate)).toEqual([0, null, 0.5]);
  });
});
