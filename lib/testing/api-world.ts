import { randomBytes, randomUUID } from "node:crypto";
import { KEY_SCOPES, type Permission, scopesMay, ZAPIER_SCOPE } from "@/lib/access/roles";
import type { AuthenticationContext } from "@/lib/api/authenticate";
import { serve } from "@/lib/api/serve";
import { hashKey } from "@/lib/api-keys/generate-key";
import { pool } from "@/lib/db";
import type { Scope } from "@/lib/scope";
import { expectConforming } from "@/lib/testing/conforming-answer";

interface CallOptions {
  key?: string;
  /** Sent as JSON unless it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
  context?: AuthenticationContext;
}

/** What came back. `body` is the parsed JSON, or undefined for an answer without a body. */
export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  text: string;
  headers: Headers;
}

/** For tests: asks the API as a caller would, through `serve`. Throws where an answer is not as the OpenAPI document has it. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Answered> {
  const { key, body, headers = {}, context = {} } = options;
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
  const response = await serve(request, context);
  const text = await response.text();
  const answered = { status: response.status, body: text === "" ? undefined : JSON.parse(text), text, headers: response.headers };
  expectConforming(method, `/api/v1${path}`, answered);
  return answered;
}

/** For tests: a client of its own in the test's database, with a key that may do everything. */
export class ApiWorld {
  private constructor(
    readonly clientId: string,
    readonly key: string,
  ) {}

  static async create(): Promise<ApiWorld> {
    const clientId = randomUUID();
    await pool().query("insert into clients (id, name) values ($1, 'Test client')", [clientId]);
    return new ApiWorld(clientId, await addKey(clientId));
  }

  get scope(): Scope {
    return { clientId: this.clientId, actor: { id: "system", name: "Test" } };
  }

  /** Another key of this client. */
  addKey(scopes: readonly string[]): Promise<string> {
    return addKey(this.clientId, scopes);
  }

  /** A key that may do it: this client's, or one like Zapier's for what only that one may. */
  async keyFor(permission: Permission): Promise<string> {
    return scopesMay(KEY_SCOPES, permission) ? this.key : this.addKey([ZAPIER_SCOPE]);
  }

  call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answered> {
    return call(method, path, { key: this.key, body, ...options });
  }

  /** @returns the new consumer as the API answered it */
  async addConsumer(properties: Record<string, unknown> = {}): Promise<{ id: string; [name: string]: unknown }> {
    const { status, body } = await this.call("POST", "/webhooks", {
      url: "https://example.com/hook",
      eventTypes: ["company.created"],
      ...properties,
    });
    if (status !== 201) throw new Error(`POST /webhooks answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}

/** @param clientId null makes an operator key */
export async function addKey(clientId: string | null, scopes: readonly string[] = KEY_SCOPES): Promise<string> {
  const key = `test_${randomBytes(32).toString("base64url")}`;
  await pool().query("insert into api_keys (id, client_id, name, prefix, hash, scopes) values ($1, $2, 'Test key', $3, $4, $5)", [
    randomUUID(),
    clientId,
    key.slice(0, 9),
    hashKey(key),
    scopes,
  ]);
  return key;
}
