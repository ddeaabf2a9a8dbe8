import { readFileSync } from "node:fs";
import path from "node:path";

/** What the app seeded on its first start (DATA_DIR/demo.json). */
export interface Demo {
  url: string;
  email: string;
  password: string;
  clientId: string;
  apiKey: string;
  operatorApiKey: string;
}

export function readDemo(): Demo {
  const directory = process.env.E2E_DATA_DIR;
  if (!directory) throw new Error("E2E_DATA_DIR is not set: run the journeys through playwright.config.ts.");
  return JSON.parse(readFileSync(path.join(directory, "demo.json"), "utf8")) as Demo;
}
