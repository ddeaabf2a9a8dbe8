import { expect, test } from "vitest";
import { shareQuestion } from "@/lib/access/share-question";

/** A question whose answers come when the test says so: each the number of its asking. */
function question() {
  const waiting: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  let times = 0;
  const ask = () => {
    times++;
    return new Promise<number>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { ask, times: () => times, answer: () => waiting.shift()?.resolve(times), fail: () => waiting.shift()?.reject(new Error("away")) };
}

test("whoever comes while it is being asked is answered by the next asking, all by one", async () => {
  const { ask, times, answer } = question();
  const first = shareQuestion("key", ask);
  const later = [shareQuestion("key", ask), shareQuestion("key", ask), shareQuestion("key", ask)];
  expect(times()).toBe(1);
  answer();
  expect(await first).toBe(1);
  await expect.poll(times).toBe(2);
  const third = shareQuestion("key", ask);
  answer();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await expect.poll(times).toBe(3);
  answer();
  expect(await third).toBe(3);
});

test("different questions do not wait for each other", () => {
  const { ask, times } = question();
  void shareQuestion("a", ask);
  void shareQuestion("b", ask);
  expect(times()).toBe(2);
});

test("a failure is the failure of those who asked it, not of the next", async () => {
  const { ask, times, answer, fail } = question();
  const first = shareQuestion("failing", ask);
  const later = shareQuestion("failing", ask);
  fail();
  await expect(first).rejects.toThrow("away");
  await expect.poll(times).toBe(2);
  answer();
  expect(await later).toBe(2);
});
