import { expect, test } from "vitest";
import { FIRST_SIZE, paceAfter } from "@/lib/retention/purge-pace";

test("steps become smaller while they take long, and larger while they are quick, within bounds", () => {
  expect(paceAfter(100, 20)).toEqual({ size: 100, pauseMs: 80 });
  expect(paceAfter(100, 10)).toEqual({ size: 150, pauseMs: 40 });
  expect(paceAfter(100, 400)).toEqual({ size: 50, pauseMs: 1_600 });
  expect(paceAfter(100, 30_000)).toEqual({ size: 50, pauseMs: 2_000 });
  expect(paceAfter(20, 400).size).toBe(20);
  expect(paceAfter(2_000, 0)).toEqual({ size: 2_000, pauseMs: 20 });
});

test("comes to what a database can do in the time a step should take", () => {
  let size = FIRST_SIZE;
  for (let step = 0; step < 20; step++) size = paceAfter(size, size * 0.05).size;
  expect(size * 0.05).toBeCloseTo(20, 0);
});
