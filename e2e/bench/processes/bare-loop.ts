import { createHmac, randomBytes } from "node:crypto";
import { type Dispatcher, Pool } from "undici";
import { serveParent } from "@/e2e/support/serve-parent";

// What signing and sending cost by themselves: no database, no guard, no evidence. Every rate of the product is given as a
// share of this one's, measured on the same receiver in the same run.

const CONNECTIONS = 50;
const key = randomBytes(32);

/** One request, of which nothing but the status is looked at. */
function send(pool: Pool, path: string, body: Buffer, index: number): Promise<void> {
  const id = `msg_${String(index).padStart(26, "0")}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const signature = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  const headers = ["content-type", "application/json", "webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature];
  return new Promise((resolve, reject) => {
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart: (_, status) => {
        if (status !== 200) reject(new Error(`The receiver answered ${status}.`));
      },
      onResponseData: () => {},
      onResponseEnd: () => resolve(),
      onResponseError: (_, error) => reject(error),
    };
    pool.dispatch({ path, method: "POST", headers, body }, handler);
  });
}

serveParent({
  /** @returns requests a second */
  run: async ({ origin, path, count, size }: { origin: string; path: string; count: number; size: number }) => {
    const pool = new Pool(origin, { connections: CONNECTIONS });
    const body = Buffer.from(JSON.stringify({ text: "x".repeat(size - 11) }));
    let next = 0;
    const loop = async () => {
      while (next < count) await send(pool, path, body, next++);
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, loop));
    const seconds = (performance.now() - started) / 1_000;
    await pool.close();
    return count / seconds;
  },
});
