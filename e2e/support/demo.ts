import { readFileSync } from "node:fs";
import path from "node:path";
import { ownDataDir } from "@/e2e/support/data-dir";

/** What the app seeded on its first start (DATA_DIR/demo.json). */
export interface Demo {
  url: string;
  email: string;
  password: string;
  clientId: string;
  apiKey: string;
  operatorApiKey: string;
  /** Sent along with the key: an operator's names its client in X-Client-Id. */
  headers?: Record<string, string>;
}

/** @param directory DATA_DIR; unset, of the app that this worker's journeys are made on */
export function readDemo(directory = ownDataDir()): Demo {
  return JSON.parse(readFileSync(path.join(directory, "demo.json"), "utf8")) as Demo;
}
