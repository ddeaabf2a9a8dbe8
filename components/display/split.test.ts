import { describe, expect, it } from "vitest";
import { splitEventName } from "@/components/display/split-event-name";
import { confirmationOf, splitUrl } from "@/components/display/split-url";

describe("splitUrl", () => {
  it.each([
    ["https://hooks.example/ledger/invoices", "https://", "hooks.example", "/ledger", "/invoices"],
    ["https://hooks.example/invoices", "https://", "hooks.example", "", "/invoices"],
    ["https://hooks.example/invoices/", "https://", "hooks.example", "", "/invoices/"],
    ["https://hooks.example", "https://", "hooks.example", "", ""],
    ["https://hooks.example/?a=1", "https://", "hooks.example", "", "/?a=1"],
    ["http://127.0.0.1:9000/a/b?key=1", "http://", "127.0.0.1:9000", "/a", "/b?key=1"],
  ])("%s", (url, scheme, host, path, tail) => {
    expect(splitUrl(url)).toEqual({ scheme, host, path, tail });
  });

  it("loses nothing and keeps the end of a long last segment", () => {
    const url = `https://hooks.example/${"x".repeat(180)}end`;
    const parts = splitUrl(url);
    expect(parts.scheme + parts.host + parts.path + parts.tail).toBe(url);
    expect(parts.tail).toHaveLength(28);
    expect(parts.tail.endsWith("end")).toBe(true);
  });
});

describe("confirmationOf", () => {
  it.each([
    ["https://hooks.example/ledger/invoices/", "ledger/invoices"],
    ["https://hooks.example/a?secret=1", "a"],
    ["https://hooks.example/", "hooks.example"],
  ])("%s", (url, expected) => {
    expect(confirmationOf(url)).toBe(expected);
  });
});

describe("splitEventName", () => {
  it.each([
    ["invoices.write.successful", "invoices.write", ".successful"],
    ["AccountCategoriesUpdated", "AccountCategorie", "sUpdated"],
    ["short", "", "short"],
  ])("%s", (name, cut, tail) => {
    expect(splitEventName(name)).toEqual([cut, tail]);
  });
});
