import { noteReached, noteUnreached, untilWorthTrying } from "./server-reach";

/** An answer of the API outside 200–299. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    /** Names the request in the server's log. */
    readonly correlationId: string | null,
  ) {
    super(`The server answered ${status}.`);
    this.name = "RequestFailed";
  }
}

/** Asks once the server is worth trying, and notes whether it could be reached. */
async function reach(path: string, signal?: AbortSignal): Promise<Response> {
  await untilWorthTrying(signal);
  try {
    const response = await fetch(path, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
    if (response.status >= 500) noteUnreached();
    else noteReached();
    return response;
  } catch (error) {
    // A request that was called off says nothing about the server.
    if (!signal?.aborted) noteUnreached();
    throw error;
  }
}

/**
 * Reads live data as the signed-in person, who is led to sign in again when the session has ended. While the server fails, requests
 * wait longer and longer before they are made.
 * The server checked the answer against the schema `T` is inferred from, so it is not checked again here.
 * @throws RequestFailed, or TypeError when the server can't be reached
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, signal);
  if (response.status === 401) {
    const here = window.location.pathname + window.location.search;
    window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
  }
  if (!response.ok) throw new RequestFailed(response.status, response.headers.get("x-correlation-id"));
  return response.json() as Promise<T>;
}
