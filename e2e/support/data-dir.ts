/** Where the launcher of one of the apps put its data: each of Playwright's workers has an app to itself. */
const variable = (worker: string) => `E2E_DATA_DIR_${worker}`;

/** Notes for the workers, which inherit this process's environment, which app is whose. */
export function noteDataDir(worker: number, dataDir: string): void {
  process.env[variable(String(worker))] = dataDir;
}

/** DATA_DIR of the app that this worker's journeys are made on. */
export function ownDataDir(): string {
  const dataDir = process.env[variable(process.env.TEST_PARALLEL_INDEX ?? "")];
  if (!dataDir) throw new Error("No app was started for this worker: run the journeys through playwright.config.ts.");
  return dataDir;
}
