const VARIABLE = "E2E_DATA_DIR";

/** Notes for Playwright's workers, which inherit this process's environment, where the app's launcher put its data. */
export function noteDataDir(dataDir: string): void {
  process.env[VARIABLE] = dataDir;
}

/** DATA_DIR of the app that the journeys are made on. */
export function appDataDir(): string {
  const dataDir = process.env[VARIABLE];
  if (!dataDir) throw new Error("No app was started: run the journeys through playwright.config.ts.");
  return dataDir;
}
