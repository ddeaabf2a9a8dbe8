import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { appDataDir } from "@/e2e/support/data-dir";
import { addClient, addPerson, onDatabase } from "@/e2e/support/person";
import { KEY_SCOPES } from "@/lib/access/roles";
import { generateKey } from "@/lib/api-keys/generate-key";

/** How to use a client: what the app seeds on its first start (DATA_DIR/demo.json), and what each test has of its own. */
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

/** @param directory DATA_DIR; unset, of the app that the journeys are made on */
export function readDemo(directory = appDataDir()): Demo {
  return JSON.parse(readFileSync(path.join(directory, "demo.json"), "utf8")) as Demo;
}

/** A client of the test's own, like the one that the app seeds: an Administrator, who operates the service too, and an API key. */
export async function makeDemo(): Promise<Demo> {
  const seeded = readDemo();
  const clientId = await addClient(`Brackenfield ${randomUUID().slice(0, 8)}`);
  const { key, prefix, hash } = generateKey("client");
  await onDatabase("insert into api_keys (id, client_id, name, prefix, hash, scopes) values ($1, $2, 'Demo key', $3, $4, $5)", [
    randomUUID(),
    clientId,
    prefix,
    hash,
    KEY_SCOPES,
  ]);
  const demo = { ...seeded, clientId, apiKey: key };
  const person = await addPerson(demo, "Administrator", "Robin Sayers");
  await onDatabase("update users set is_operator = true where id = $1", [person.userId]);
  return person;
}
