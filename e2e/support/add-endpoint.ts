import { expect } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";

/** Asks the API with the demo client's key; expects success. */
export async function callApi<T>(demo: Demo, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${demo.url}/api/v1${path}`, {
    method,
    headers: { ...demo.headers, authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.ok, `${method} ${path} answered ${answer.status}`).toBe(true);
  const text = await answer.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** A company of the test's own. */
export async function addCompany(demo: Demo, name = "Toft stores"): Promise<string> {
  return (await callApi<{ id: string }>(demo, "POST", "/companies", { name })).id;
}

/** An endpoint of the test's own. */
export async function addEndpoint(demo: Demo, url: string, eventTypes: string[], more: object = {}): Promise<string> {
  const { id } = await callApi<{ id: string }>(demo, "POST", "/webhooks", { url, eventTypes, ...more });
  return id;
}
