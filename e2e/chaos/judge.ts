import type { MadeFault } from "@/e2e/chaos/account";
import type { ProcessName } from "@/e2e/chaos/app-processes";
import { type Figure, figure, median } from "@/e2e/chaos/figure";
import type { Outcome } from "@/e2e/chaos/make-faults";
import type { Sample } from "@/e2e/chaos/samples";

/** A delivery is at least once; more than this share of repeats would be a burden on receivers. */
const REPEATED_SHARE = 0.01;
/** The longest pause of the supervisor, and what a start takes on a busy machine. */
const RECOVERY_MS = 30_000;
const MEMORY_GROWTH = 1.5;
/** What a process that has just started needs says nothing of leaks. */
const YOUNG_MS = 10_000;

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** @returns the figures of everything that was broken, over all worlds together */
export function judge(outcomes: Outcome[]): Figure[] {
  const accounts = outcomes.map(({ account }) => account);
  const delivered = sum(accounts.map((account) => account.delivered));
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  return [
    figure("faults made", faults.length, null, ""),
    figure("kills among them", faults.filter(({ kind }) => kind.startsWith("kill")).length, null, ""),
    figure("messages acknowledged", sum(accounts.map(({ acknowledged }) => acknowledged)), null, ""),
    figure("requests published again", sum(outcomes.map(({ failedRequests }) => failedRequests)), null, ""),
    figure("deliveries that arrived", delivered, null, ""),
    figure("lost", sum(accounts.map(({ lost }) => lost.length)), 0, "deliveries"),
    figure("repeated", sum(accounts.map(({ repeated }) => repeated)) / Math.max(1, delivered), REPEATED_SHARE, "of deliveries"),
    figure("arrived without an acknowledgement", sum(accounts.map(({ unacknowledged }) => unacknowledged)), null, "deliveries"),
    figure("worlds not at rest after 3 minutes", outcomes.filter(({ cameToRest }) => !cameToRest).length, 0, ""),
    ...brokenFigures(outcomes),
    ...recoveryFigures(faults),
    ...footprintFigures(outcomes),
  ];
}

function brokenFigures(outcomes: Outcome[]): Figure[] {
  const rules = [...(outcomes[0]?.broken.keys() ?? [])];
  return rules.map((rule) => figure(`in the ledger: ${rule}`, sum(outcomes.map(({ broken }) => broken.get(rule) ?? 0)), 0, ""));
}

/** The slowest recovery of each kind, where no other fault came in between. */
function recoveryFigures(faults: MadeFault[]): Figure[] {
  return [...new Set(faults.map(({ kind }) => kind))].flatMap((kind) => {
    const recoveries = faults.flatMap((fault) => (fault.kind === kind && fault.recoveryMs !== null ? [fault.recoveryMs] : []));
    return recoveries.length > 0 ? [figure(`recovery: ${kind}`, Math.round(Math.max(...recoveries)), RECOVERY_MS, "ms")] : [];
  });
}

function footprintFigures(outcomes: Outcome[]): Figure[] {
  return (["web", "worker"] as ProcessName[]).flatMap((name) => {
    const samples = outcomes
      .map((outcome) => grown(outcome.samples.filter((sample) => sample.process === name)))
      .filter((list) => list.length > 2);
    if (samples.length === 0) return [];
    const growth = Math.max(...samples.map((list) => thirds(list, ({ memory }) => memory)));
    const most = (value: (sample: Sample) => number) => Math.max(...samples.flat().map(value));
    return [
      figure(`${name}: memory, last third / first third`, growth, MEMORY_GROWTH, ""),
      figure(`${name}: most memory`, Math.round(most(({ memory }) => memory)), null, "MiB"),
      figure(
        `${name}: most open handles`,
        most(({ handles }) => handles),
        null,
        "",
      ),
      figure(
        `${name}: most sockets`,
        most(({ sockets }) => sockets),
        null,
        "",
      ),
    ];
  });
}

/** Without those of processes that have just been started. */
function grown(samples: Sample[]): Sample[] {
  const since = new Map<number, number>();
  for (const { pid, at } of samples) if (!since.has(pid)) since.set(pid, at);
  return samples.filter(({ pid, at }) => at - (since.get(pid) ?? at) >= YOUNG_MS);
}

function thirds(samples: Sample[], value: (sample: Sample) => number): number {
  const third = Math.ceil(samples.length / 3);
  return median(samples.slice(-third).map(value)) / median(samples.slice(0, third).map(value));
}
