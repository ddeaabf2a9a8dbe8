import type { Refusal } from "@/lib/action-result";
import { type CodeFault, readCodeFault, type Simulation } from "@/lib/transformations/schema";

/** A line of the console; with a line of the code where it is about one. */
export interface ConsoleLine {
  kind: "log" | "error";
  text: string;
  line: number | null;
}

/** What a run said, in its order: its logs, then what ended it. */
export function linesOfRun({ logs, error }: Simulation): ConsoleLine[] {
  const lines = logs.map((text): ConsoleLine => ({ kind: "log", text, line: null }));
  return error ? [...lines, { kind: "error", text: error.message, line: error.line }] : lines;
}

/** What is wrong with the code, where that is why it was not saved. */
export function faultOf({ issues }: Refusal): CodeFault | null {
  const issue = issues.find(({ itemId, validatorName }) => itemId === "code" && validatorName === "transformation");
  return issue ? readCodeFault(issue.message) : null;
}
