import { expect, it } from "vitest";
import { returnPath } from "@/lib/users/return-path";

it("keeps a path of our own, with its query", () => {
  expect(returnPath("/monitor/events?status=disabled")).toBe("/monitor/events?status=disabled");
  expect(returnPath("/monitor/events/messages/msg_1")).toBe("/monitor/events/messages/msg_1");
});

it.each([
  undefined,
  "",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  // Whose dot segments are settled to "//evil.example", which is another origin once more.
  "/.//evil.example",
  "/monitor/..//evil.example",
  "/%2e\\\\evil.example",
  "javascript:alert(1)",
  "/sign-in",
  "/api/auth/signout",
])("leads home from %j", (wanted) => {
  expect(returnPath(wanted)).toBe("/monitor/events");
});
