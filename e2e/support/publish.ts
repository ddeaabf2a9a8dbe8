import { expect } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";

/** Publishes one event, or `{ events }`, with the demo client's API key; expects it to be accepted. */
export async function publish(demo: Demo, event: object): Promise<{ messageId: string; messageIds: string[] }> {
  const answer = await fetch(`${demo.url}/api/v1/events`, {
    method: "POST",
    headers: { ...demo.headers, authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  expect(answer.status).toBe(202);
  const { results } = (await answer.json()) as { results: { messageId: string }[] };
  const messageIds = results.map(({ messageId }) => messageId);
  return { messageId: messageIds[0] ?? "", messageIds };
}
