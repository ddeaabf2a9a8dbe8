import { describe, expect, it } from "vitest";
import { type DeliveryFilter, deliveryQuery, isFiltered, loadDeliveryFilter } from "@/components/deliveries/delivery-filter";

const NOW = Date.parse("2026-11-12T13:00:00.000Z");
const none: DeliveryFilter = { status: "all", eventType: null, within: null, since: null, until: null };

describe("deliveryQuery", () => {
  it("asks for everything without a filter", () => {
    expect(deliveryQuery(none, NOW)).toEqual({});
    expect(isFiltered(none)).toBe(false);
  });

  it("turns a span into an instant, which wins over a range", () => {
    expect(deliveryQuery({ ...none, within: "1h", until: new Date(NOW) }, NOW)).toEqual({ since: "2026-11-12T12:00:00.000Z" });
  });

  it("knows only final outcomes", () => {
    expect(deliveryQuery({ ...none, status: "failed", eventType: "company.created" }, NOW)).toEqual({
      status: "Failure",
      eventType: "company.created",
    });
    expect(deliveryQuery({ ...none, status: "succeeded" }, NOW)).toEqual({ status: "Success" });
  });
});

it("reads the URL, and takes what it cannot read for unset", async () => {
  const read = await loadDeliveryFilter(new URLSearchParams("status=failed&within=2y&since=2026-11-12T00:00:00.000Z&until=soon"));
  expect(read).toEqual({ status: "failed", eventType: null, within: null, since: new Date("2026-11-12T00:00:00.000Z"), until: null });
});
