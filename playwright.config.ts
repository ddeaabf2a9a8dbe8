import { defineConfig, devices } from "@playwright/test";

// Each worker has a running app to itself, on which the tests of its files run one after the other; each test makes what it needs
// and leans on nothing another made.
export default defineConfig({
  testDir: "e2e",
  // Those that end in .test.ts are of the measuring itself, and run with the unit tests.
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/start-apps.ts",
  workers: 2,
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
