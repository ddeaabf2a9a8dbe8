/** A figure as delivery.md asks for it: mostly a ratio of two rates measured in turn, in one run. */
export interface Figure {
  name: string;
  /** The median of the samples. */
  value: number;
  /** Null where nothing is asked: for comparison. */
  target: number | null;
  better: "higher" | "lower";
  meets: boolean | null;
  unit: string;
  samples: number[];
}

export type FigureKind = Pick<Figure, "name" | "target" | "better" | "unit">;

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share 0.99 for the 99th percentile */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error("There is no percentile of nothing.");
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

export function figureOf(kind: FigureKind, samples: number[]): Figure {
  const value = median(samples);
  const { target, better } = kind;
  const meets = target === null ? null : better === "higher" ? value >= target : value <= target;
  return { ...kind, value, meets, samples };
}
