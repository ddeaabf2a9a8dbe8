import { readFileSync } from "node:fs";
import path from "node:path";

/** @returns the URL of the database that a launcher keeps in a data directory */
export function embeddedDatabaseUrl(dataDir: string): string {
  const read = (name: string) => JSON.parse(readFileSync(path.join(dataDir, name), "utf8"));
  const { port } = read("postgres.json") as { port: number };
  const { databasePassword } = read("secrets.json") as { databasePassword: string };
  return `postgresql://postgres:${encodeURIComponent(databasePassword)}@127.0.0.1:${port}/postrider`;
}
