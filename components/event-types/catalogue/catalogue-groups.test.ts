import { expect, it } from "vitest";
import { catalogueGroups, replacementOf } from "@/components/event-types/catalogue/catalogue-groups";
import type { EventTypeOption } from "@/components/event-types/event-type-tree";

function option(name: string, changes: Partial<EventTypeOption> = {}): EventTypeOption {
  const base = { solution: "platform", group: "read", deprecated: false, replacedBy: null, description: "" } as const;
  return { ...base, solutionLabel: "Platform", groupLabel: "Read", name, ...changes };
}

const options = [
  option("Old", {
    deprecated: true,
    solution: "legacy",
    group: null,
    solutionLabel: "Legacy",
    groupLabel: null,
    replacedBy: "read.completed",
  }),
  option("read.completed"),
  option("bills.write.successful", { group: "write", groupLabel: "Write" }),
  option("items.write.successful", { group: "write", groupLabel: "Write" }),
];

it("puts deprecated event types last, whatever their place", () => {
  expect(catalogueGroups(options).map(({ label, isWrites, options: { length } }) => [label, isWrites, length])).toEqual([
    ["Platform · Read", false, 1],
    ["Platform · Write", true, 2],
    ["Legacy", false, 1],
  ]);
});

it("finds what replaces a deprecated one, also where that is a family", () => {
  expect(replacementOf(options, "read.completed")).toBe("read.completed");
  expect(replacementOf(options, "{dataType}.write.successful")).toBe("bills.write.successful");
  expect(replacementOf(options, "gone")).toBeNull();
});
