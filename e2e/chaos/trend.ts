import { median } from "@/e2e/chaos/figure";

export interface Point {
  /** Milliseconds. */
  at: number;
  value: number;
}

/** Beyond this many standard deviations a trend is no chance: one in a hundred, both sides. */
const SIGNIFICANT = 2.58;

/** Of fewer, even a growth from each to the next could be chance. */
const LEAST_POINTS = 6;

/** The pairs of a series, earlier first. */
function pairs(points: readonly Point[]): [Point, Point][] {
  return points.flatMap((earlier, i) => points.slice(i + 1).map((later): [Point, Point] => [earlier, later]));
}

/** Mann and Kendall's test: whether later values are larger more often than chance would have it. */
function isSignificant(points: readonly Point[]): boolean {
  const n = points.length;
  const sum = pairs(points).reduce((total, [earlier, later]) => total + Math.sign(later.value - earlier.value), 0);
  return Math.abs(sum) - 1 > SIGNIFICANT * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
}

/**
 * By how much a series grows over its whole length, as a share of its median: Theil and Sen's slope, the median of the slopes
 * of all pairs, which a few outliers do not move; 0 where Mann and Kendall's test finds no trend.
 * @throws {Error} where too little was seen to tell
 */
export function growth(points: readonly Point[]): number {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || points.length < LEAST_POINTS) throw new Error(`${points.length} points tell no trend.`);
  if (!isSignificant(points)) return 0;
  const slope = median(pairs(points).map(([earlier, later]) => (later.value - earlier.value) / (later.at - earlier.at)));
  const level = median(points.map(({ value }) => value));
  return level === 0 ? 0 : (slope * (last.at - first.at)) / level;
}
