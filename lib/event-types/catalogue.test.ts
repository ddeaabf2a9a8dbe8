import { describe, expect, test } from "vitest";
import { canonicalName, eventTypeSummaries, eventTypes, findEventType, isOperational } from "@/lib/event-types/catalogue";
import { eventTypeSummary } from "@/lib/event-types/schema";
import en from "@/lib/i18n/event-types.en.json";
import fr from "@/lib/i18n/event-types.fr.json";
import { NOTICE_TYPES } from "@/lib/notices/schema";

describe("the catalogue", () => {
  test("holds every type of the product once: 12 platform, 36 write, 2 + 2 + 5 + 2 of the solutions, 5 operational, 12 legacy", () => {
    expect(eventTypes).toHaveLength(12 + 36 + 2 + 2 + 5 + 2 + 5 + 12);
    const names = eventTypes.flatMap((type) => [type.name, ...type.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("operational types are the notices Postrider writes, no more and no less", () => {
    expect(eventTypes.filter(isOperational).map(({ name }) => name)).toEqual(NOTICE_TYPES);
  });

  test("answers a name with its canonical spelling, an alias too, and refuses what it does not know", () => {
    expect(canonicalName("company.created")).toBe("company.created");
    expect(canonicalName("chartOfAccounts.write.unsuccessful")).toBe("chartOfAccounts.write.unsuccessful");
    expect(canonicalName("report.categorizedBankStatement.generate.successful")).toBe(
      "reports.categorizedBankStatement.generate.successful",
    );
    expect(canonicalName("Company.Created")).toBeUndefined();
    expect(canonicalName("constructor")).toBeUndefined();
  });

  test("every deprecated type names a replacement that is in the catalogue and is not deprecated itself", () => {
    for (const type of eventTypes.filter((one) => one.deprecated)) {
      const replacement = type.replacedBy?.replace("{dataType}", "bills") ?? "";
      expect(
        eventTypes.find((one) => one.name === replacement),
        type.name,
      ).toMatchObject({ deprecated: false });
    }
  });

  test.each([
    ["en", en.descriptions as Record<string, string>, /look for (?:the status )?(\w+)\./],
    ["fr", fr.descriptions as Record<string, string>, /cherchez (?:le statut )?(\w+)\./],
  ])("what the texts of deprecated types say to look for is in the replacement: %s", (_, descriptions, hint) => {
    const hints = eventTypes
      .filter((one) => one.deprecated)
      .flatMap((type) => {
        const wanted = hint.exec(descriptions[type.name] ?? "")?.[1];
        return wanted === undefined ? [] : [{ wanted, replacement: type.replacedBy?.replace("{dataType}", "bills") ?? "" }];
      });
    expect(hints.map(({ wanted }) => wanted)).toEqual(["Complete", "recordsModified", "TimedOut"]);
    for (const { wanted, replacement } of hints) expect(JSON.stringify(findEventType(replacement)?.schema)).toContain(`"${wanted}"`);
  });

  test("summaries are of the agreed shape", () => {
    for (const summary of eventTypeSummaries()) expect(eventTypeSummary.parse(summary)).toEqual(summary);
  });

  test.each([
    ["en", en],
    ["fr", fr],
  ])("texts are complete: %s", (_, texts) => {
    const descriptions: Record<string, string> = texts.descriptions;
    const wanted = eventTypes.map((type) => type.name.replaceAll(".", "_"));
    expect(Object.keys(descriptions).sort()).toEqual(wanted.sort());
    expect(Object.values(descriptions).filter((text) => text.length < 20)).toEqual([]);
    const solutions: Record<string, string> = texts.solutions;
    const groups: Record<string, string> = texts.groups;
    for (const type of eventTypes) {
      expect(solutions[type.solution], type.solution).toBeTruthy();
      if (type.group) expect(groups[type.group], type.group).toBeTruthy();
    }
  });
});
