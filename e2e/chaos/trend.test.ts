import { expect, test } from "vitest";
import { growth, type Point } from "@/e2e/chaos/trend";

/** One each ten seconds. */
const series = (values: number[]): Point[] => values.map((value, i) => ({ at: i * 10_000, value }));

test("what wavers about one level has not grown", () => {
  expect(growth(series([100, 103, 98, 101, 99, 102, 100, 97, 101, 100]))).toBe(0);
});

test("a leak is told by how much it adds over the whole length, as a share of the median", () => {
  expect(growth(series([100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200]))).toBeCloseTo(100 / 150);
});

test("a fall is told as well, and one outlier changes neither", () => {
  const falling = [200, 190, 180, 170, 160, 150, 140, 130, 120, 110, 100];
  expect(growth(series(falling))).toBeCloseTo(-100 / 150);
  expect(growth(series(falling.with(5, 10_000)))).toBeCloseTo(-100 / 160);
});

test("of five points or none nothing is told: a series that was not recorded is no flat one", () => {
  expect(() => growth([])).toThrow("0 points tell no trend.");
  expect(() => growth(series([1, 2, 3, 4, 5]))).toThrow("5 points tell no trend.");
});
