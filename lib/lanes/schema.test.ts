import { expect, test } from "vitest";
import { WAITING_FOR } from "@/lib/delivery/schema";
import { endsByItself, HOLDS } from "@/lib/lanes/schema";
import { LaneBlock } from "@/prisma/generated/enums";

test("the reasons of a hold are the database's", () => {
  expect([...HOLDS].sort()).toEqual(Object.values(LaneBlock).sort());
});

test("a delivery waits for those that end by themselves", () => {
  expect(HOLDS.filter(endsByItself)).toEqual(WAITING_FOR.filter((reason) => reason !== "schedule"));
});
