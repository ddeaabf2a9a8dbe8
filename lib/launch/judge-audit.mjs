/**
 * @typedef {object} AuditException
 * @property {string} advisory its id, GHSA-…
 * @property {string} reason why it does not matter here
 * @property {string} expires the last day it holds, 2027-01-31
 */

/** @typedef {{ passed: boolean, lines: string[] }} Verdict */

const GRAVE = new Set(["high", "critical"]);

/**
 * The advisories behind a report, each once; npm repeats them at every package that leads to one.
 * @param {Record<string, { via: (string | { url: string, title: string, name: string, severity: string })[] }>} vulnerabilities
 */
function graveAdvisories(vulnerabilities) {
  const found = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((cause) => typeof cause !== "string"));
  const grave = found.filter(({ severity }) => GRAVE.has(severity));
  return [...new Map(grave.map((advisory) => [advisory.url, advisory])).values()];
}

/** @param {AuditException} exception @param {string} today */
const hasExpired = ({ expires }, today) => !/^\d{4}-\d\d-\d\d$/.test(expires) || expires < today;

/**
 * Judges what `npm audit --json` (npm 11) printed. High and critical advisories fail unless an exception names them; an expired
 * exception fails by itself. A registry that serves no advisories is said, and passes: nothing was found, because nothing was asked.
 * @param {string} output
 * @param {AuditException[]} exceptions
 * @param {Date} now
 * @returns {Verdict}
 */
export function judgeAudit(output, exceptions, now) {
  const today = now.toISOString().slice(0, 10);
  const expired = exceptions.filter((exception) => hasExpired(exception, today));
  const complaints = expired.map(
    ({ advisory, expires }) => `The exception for ${advisory} expired (${expires}): upgrade, or judge it anew.`,
  );
  const report = read(output);
  if (report?.auditReportVersion === undefined) {
    const reason = report?.message ?? "npm audit answered nothing that can be read";
    return { passed: expired.length === 0, lines: [...complaints, `No advisories to be had: ${reason}`] };
  }
  const excused = new Set(exceptions.filter((exception) => !expired.includes(exception)).map(({ advisory }) => advisory));
  const found = graveAdvisories(report.vulnerabilities).filter(({ url }) => !excused.has(url.split("/").at(-1) ?? ""));
  const lines = [...complaints, ...found.map(({ name, severity, title, url }) => `${severity}: ${name}: ${title} (${url})`)];
  return lines.length > 0 ? { passed: false, lines } : { passed: true, lines: ["No advisory of high severity."] };
}

/** @param {string} output */
function read(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
