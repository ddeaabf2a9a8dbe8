import { defineConfig } from "vitest/config";

const REAL_SERVER = "inngest/real-server*.test.ts";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "tests", include: ["{app,components,e2e,lib,prisma,inngest}/**/*.test.{ts,tsx}"], exclude: [REAL_SERVER] },
      },
      // One after the other: a real Inngest server knows one app, which each of these points at itself.
      { extends: true, test: { name: "real server", include: [REAL_SERVER], fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
    globalSetup: ["lib/testing/test-server.ts"],
    // A process a file: the environment, the pool and the clock are a process's own.
    pool: "forks",
    // All cores: without this one is left idle, which of two is half.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: {
      POSTRIDER_PROCESS: "test",
      LOG_LEVEL: "silent",
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      NEXTAUTH_SECRET: "a secret for tests only, forty bytes long",
      EGRESS_ALLOW: "127.0.0.0/8,::1/128",
      ALLOW_HTTP: "yes",
    },
  },
});
