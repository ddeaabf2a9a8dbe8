/** Chance that can be repeated. */
export interface Random {
  /** At least `from`, below `to`. */
  between(from: number, to: number): number;
  /** The items in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** @param seed any whole number; the same one gives the same faults in the same order, at the same pauses (mulberry32) */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const shuffled = <T>(items: readonly T[]) => {
    const rest = [...items];
    return items.map(() => rest.splice(Math.floor(between(0, rest.length)), 1)[0] as T);
  };
  return { between, shuffled };
}
