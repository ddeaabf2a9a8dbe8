import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** DATA_DIR/demo.json: how to use what was seeded. */
export interface DemoFile {
  url: string;
  email: string;
  password: string;
  clientId: string;
  companyId: string;
  apiKey: string;
  operatorApiKey: string;
}

/** @returns null where there is none, or none that can be read: then it is made anew */
export function readDemoFile(dataDir: string): DemoFile | null {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, "demo.json"), "utf8")) as DemoFile;
  } catch {
    return null;
  }
}

/** Whole or not at all, and for its owner's eyes only. */
export function writeDemoFile(dataDir: string, demo: DemoFile): void {
  const file = path.join(dataDir, "demo.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
