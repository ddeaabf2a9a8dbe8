import { afterEach, expect, it, vi } from "vitest";
import { followDatabaseTime, systemClock } from "@/lib/clock";

const HOUR_MS = 3_600_000;

afterEach(() => vi.useRealTimers());

it("follows the database's time", async () => {
  const databaseTime = new Date(Date.now() - HOUR_MS);
  await followDatabaseTime(async () => databaseTime);
  expect(Math.abs(systemClock.now().getTime() - databaseTime.getTime())).toBeLessThan(1_000);
});

it("is not misled by a round trip that took long to begin", async () => {
  let trips = 0;
  await followDatabaseTime(async () => {
    if (trips++ === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    return new Date();
  });
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(50);
});

it.each([
  ["forward", HOUR_MS],
  ["back", -HOUR_MS],
])("does not go with the machine's clock when that is set %s", async (_, by) => {
  await followDatabaseTime(async () => new Date());
  const before = systemClock.now().getTime();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + by });
  const moved = systemClock.now().getTime() - before;
  expect(moved).toBeGreaterThanOrEqual(0);
  expect(moved).toBeLessThan(1_000);
});
