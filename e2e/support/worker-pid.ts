import { readFileSync } from "node:fs";
import { appDataDir } from "@/e2e/support/data-dir";

/** The app's worker, as its launcher noted it. */
export function workerPid(): number {
  const { children } = JSON.parse(readFileSync(`${appDataDir()}/run.json`, "utf8")) as {
    children: { pid: number; name: string }[];
  };
  const worker = children.findLast(({ name }) => name === "worker");
  if (!worker) throw new Error("The app's worker is not running.");
  return worker.pid;
}
