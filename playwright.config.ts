import { defineConfig, devices } from "@playwright/test";

/** Those that kill the app's processes, start another app, or leave what every client sees: nothing else runs beside them. */
const ALONE = /(worker-killed|processes|behind-https|inert-text)\.spec\.ts$/;

// All journeys are made on one running app. Each test has a client of its own (e2e/support/demo.ts) and leans on nothing another made.
export default defineConfig({
  testDir: "e2e",
  // Those that end in .test.ts are of the measuring itself, and run with the unit tests.
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/start-app.ts",
  workers: 2,
  fullyParallel: true,
  projects: [
    { name: "beside others", testIgnore: ALONE },
    { name: "alone", testMatch: ALONE, workers: 1, dependencies: ["beside others"] },
  ],
  timeout: 60_000,
  // A browser on a busy machine is late now and then. What needed its second try is named at the end of `npm test`.
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.CI ? [["line"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // Chromium refuses its sandbox to root; the rest keeps it from calling home.
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-gpu",
      ],
    },
  },
});
