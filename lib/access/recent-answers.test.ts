import { expect, test, vi } from "vitest";
import { recentAnswer, untilAskedAnew } from "@/lib/access/recent-answers";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("what was just asked is not asked again, until a tenth of a second after the asking", async () => {
  const ask = vi.fn(async () => ({ name: "row" }));
  const first = await recentAnswer("a", ask);
  expect(await recentAnswer("a", ask)).toBe(first);
  expect(ask).toHaveBeenCalledTimes(1);
  await untilAskedAnew();
  expect(await recentAnswer("a", ask)).not.toBe(first);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("using an answer does not keep it any longer", async () => {
  const ask = vi.fn(async () => ({}));
  const began = performance.now();
  while (performance.now() - began < 250) {
    await recentAnswer("b", ask);
    await pause(5);
  }
  expect(ask.mock.calls.length).toBeGreaterThanOrEqual(3);
});

test("an answer that was long on its way is not kept: what it says may have changed meanwhile", async () => {
  const ask = vi.fn(async () => {
    await pause(120);
    return {};
  });
  await recentAnswer("c", ask);
  await recentAnswer("c", ask);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("that there is none is always asked again", async () => {
  const ask = vi.fn(async () => undefined);
  await recentAnswer("d", ask);
  await recentAnswer("d", ask);
  expect(ask).toHaveBeenCalledTimes(2);
});
