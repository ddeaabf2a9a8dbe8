import { describe, expect, it } from "vitest";
import { checkStateOf, type EventTypeOption, eventTypeTree, searchEventTypes, withChecked } from "@/components/event-types/event-type-tree";
import type { EventTypeSolution } from "@/lib/event-types/schema";

function option(solution: EventTypeSolution, group: string | null, name: string, replacedBy: string | null = null): EventTypeOption {
  return {
    name,
    solution,
    group,
    deprecated: replacedBy !== null,
    replacedBy,
    solutionLabel: solution,
    groupLabel: group,
    description: `About ${name}`,
  };
}

const options = [
  option("platform", "company", "company.created"),
  option("platform", "company", "company.deleted"),
  ...["invoices", "bills"].flatMap((type) => [
    option("platform", "write", `${type}.write.successful`),
    option("platform", "write", `${type}.write.unsuccessful`),
  ]),
  option("expenses", null, "expenses.sync.successful"),
  option("legacy", null, "SyncCompleted", "expenses.sync.successful"),
];
const tree = eventTypeTree(options);

describe("eventTypeTree", () => {
  it("holds every event type once, by solution", () => {
    expect(tree.flatMap((solution) => solution.names).sort()).toEqual(options.map((option) => option.name).sort());
    expect(tree.map((solution) => solution.id)).toEqual([...new Set(options.map((option) => option.solution))]);
  });

  it("shows writes as data type by outcome, sorted", () => {
    const write = tree.flatMap((solution) => solution.branches).find((branch) => branch.id === "platform.write");
    expect(write?.leaves).toEqual([]);
    expect(write?.matrix).toEqual([
      { dataType: "bills", successful: "bills.write.successful", unsuccessful: "bills.write.unsuccessful" },
      { dataType: "invoices", successful: "invoices.write.successful", unsuccessful: "invoices.write.unsuccessful" },
    ]);
  });

  it("calls only wholly deprecated parts deprecated", () => {
    expect(tree.filter((solution) => solution.deprecated).map((solution) => solution.id)).toEqual(["legacy"]);
  });

  it("keeps a lonely outcome in the matrix when a search hides the other", () => {
    const [solution] = eventTypeTree(searchEventTypes(options, "bills.write.unsuccessful"));
    expect(solution?.branches[0]?.matrix).toEqual([{ dataType: "bills", successful: null, unsuccessful: "bills.write.unsuccessful" }]);
  });
});

describe("searchEventTypes", () => {
  it("needs every word, in name, description or labels", () => {
    expect(searchEventTypes(options, "  ").length).toBe(options.length);
    expect(searchEventTypes(options, "INVOICES unsuccessful").map((option) => option.name)).toEqual(["invoices.write.unsuccessful"]);
    expect(searchEventTypes(options, "invoices nonsense")).toEqual([]);
  });
});

describe("choosing", () => {
  const names = ["company.created", "company.deleted"];

  it("tells all, some and none apart", () => {
    expect(checkStateOf(names, new Set())).toBe(false);
    expect(checkStateOf(names, new Set(["company.deleted"]))).toBe("mixed");
    expect(checkStateOf(names, new Set(names))).toBe(true);
  });

  it("keeps the catalogue's order, whatever was clicked first", () => {
    const first = withChecked(options, new Set(), ["company.deleted"], true);
    expect(withChecked(options, new Set(first), ["company.created"], true)).toEqual(names);
    expect(withChecked(options, new Set(names), ["company.created"], false)).toEqual(["company.deleted"]);
  });
});
