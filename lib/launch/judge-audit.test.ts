import { expect, test } from "vitest";
import { judgeAudit } from "@/lib/launch/judge-audit.mjs";

const NOW = new Date("2026-11-28T12:00:00Z");

/** The form of npm 11's `npm audit --json`. */
function report(severity: string): string {
  const advisory = {
    source: 1112706,
    name: "left",
    dependency: "left",
    title: "left runs what it reads",
    url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
    severity,
    cwe: ["CWE-94"],
    cvss: { score: 8.1, vectorString: null },
    range: "<2.0.0",
  };
  const found = { severity, isDirect: false, range: "<2.0.0", nodes: ["node_modules/left"], fixAvailable: true };
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      left: { name: "left", via: [advisory], effects: ["right"], ...found },
      right: { name: "right", via: ["left"], effects: [], ...found },
    },
    metadata: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 2, critical: 0, total: 2 } },
  });
}

const exception = { advisory: "GHSA-aaaa-bbbb-cccc", reason: "Only used on our own files.", expires: "2026-11-28" };

test.each(["high", "critical"])("an advisory that is %s fails, named once", (severity) => {
  const { passed, lines } = judgeAudit(report(severity), [], NOW);
  expect(passed).toBe(false);
  expect(lines).toEqual([`${severity}: left: left runs what it reads (https://github.com/advisories/GHSA-aaaa-bbbb-cccc)`]);
});

test.each(["low", "moderate"])("one that is %s passes", (severity) => {
  expect(judgeAudit(report(severity), [], NOW).passed).toBe(true);
});

test("an exception excuses its advisory to the end of its last day, and no other", () => {
  expect(judgeAudit(report("high"), [exception], NOW).passed).toBe(true);
  expect(judgeAudit(report("high"), [exception], new Date("2026-11-29T00:00:00Z")).passed).toBe(false);
  expect(judgeAudit(report("high"), [{ ...exception, advisory: "GHSA-aaaa-bbbb-dddd" }], NOW).passed).toBe(false);
});

test.each(["2026-11-27", "never"])("an exception that expires %s fails, whether its advisory is still there or not", (expires) => {
  for (const output of [report("low"), ""]) {
    const { passed, lines } = judgeAudit(output, [{ ...exception, expires }], NOW);
    expect(passed).toBe(false);
    expect(lines[0]).toContain("GHSA-aaaa-bbbb-cccc");
  }
});

test("a registry without advisories is said, and is no failure", () => {
  const refused = JSON.stringify({
    message: "405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk",
    statusCode: 405,
  });
  expect(judgeAudit(refused, [], NOW)).toEqual({ passed: true, lines: [expect.stringContaining("No advisories to be had: 405")] });
  expect(judgeAudit("", [], NOW).passed).toBe(true);
});

test("a report without a finding passes", () => {
  const clean = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: {} });
  expect(judgeAudit(clean, [], NOW)).toEqual({ passed: true, lines: ["No advisory of high severity."] });
});
