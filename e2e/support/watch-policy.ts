import type { Page } from "@playwright/test";

export interface Watched {
  /** What the browser refused under the page's Content-Security-Policy: each as an event and as a line in the console. */
  violations: string[];
  /** Requests to anyone but us. */
  foreign: string[];
}

/** Notes, from the next navigation on, what pages try that they may not. @param origin ours */
export async function watchPolicy(page: Page, origin: string): Promise<Watched> {
  const watched: Watched = { violations: [], foreign: [] };
  await page.exposeFunction("noteViolation", (violation: string) => watched.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { noteViolation } = window as unknown as { noteViolation: (violation: string) => void };
      noteViolation(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) watched.violations.push(`${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) watched.foreign.push(request.url());
  });
  return watched;
}
