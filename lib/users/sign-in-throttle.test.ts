import { describe, expect, it } from "vitest";
import { SignInThrottle } from "@/lib/users/sign-in-throttle";

const START = new Date("2026-01-01T00:00:00Z");
const LATER = new Date("2026-01-01T00:15:01Z");

describe("SignInThrottle", () => {
  it("holds an account after eight failures, from any address, until the window ends", () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 7; i++) throttle.failed("a@x.example", `10.0.0.${i}`, START);
    expect(throttle.allows("a@x.example", "10.9.9.9", START)).toBe(true);
    throttle.failed("a@x.example", "10.0.0.8", START);
    expect(throttle.allows("a@x.example", "10.9.9.9", START)).toBe(false);
    expect(throttle.allows("b@x.example", "10.9.9.9", START)).toBe(true);
    expect(throttle.allows("a@x.example", "10.9.9.9", LATER)).toBe(true);
  });

  it("holds an address that guesses at many accounts, even if one guess is right", () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 40; i++) throttle.failed(`user${i}@x.example`, "10.0.0.1", START);
    throttle.succeeded("user3@x.example");
    expect(throttle.allows("fresh@x.example", "10.0.0.1", START)).toBe(false);
    expect(throttle.allows("fresh@x.example", "10.0.0.2", START)).toBe(true);
  });

  it("forgets an account's failures after a right password", () => {
    const throttle = new SignInThrottle();
    for (let i = 0; i < 8; i++) throttle.failed("a@x.example", null, START);
    throttle.succeeded("a@x.example");
    expect(throttle.allows("a@x.example", null, START)).toBe(true);
  });
});
