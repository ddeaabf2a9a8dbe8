import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { appDataDir } from "@/e2e/support/data-dir";
import type { Demo } from "@/e2e/support/demo";
import { onDatabase } from "@/e2e/support/person";

/** Signs in by the form, as people do, and waits for the Endpoints page. */
export async function signInByForm(page: Page, demo: Demo): Promise<void> {
  await page.goto(demo.url);
  await page.getByLabel("E-mail").fill(demo.email);
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
}

/** Begins a session as signing in does, and answers the cookie a browser would have. */
async function openSession({ email, clientId }: Demo): Promise<string> {
  const sessionId = randomUUID();
  const [user] = await onDatabase<{ id: string }>(
    `with person as (select id from users where email = $2)
     insert into sessions (id, user_id, client_id, expires) select $1, id, $3, now() + interval '7 days' from person returning user_id as id`,
    [sessionId, email, clientId],
  );
  if (!user) throw new Error(`Nobody has the e-mail address ${email}.`);
  const { NEXTAUTH_SECRET } = JSON.parse(readFileSync(path.join(appDataDir(), "secrets.json"), "utf8")) as { NEXTAUTH_SECRET: string };
  return encode({ token: { sessionId, sub: user.id }, secret: NEXTAUTH_SECRET });
}

/** Is signed in at the Endpoints page, without the form: what it does is first-delivery.spec.ts's to show. */
export async function signIn(page: Page, demo: Demo): Promise<void> {
  const value = await openSession(demo);
  await page.context().addCookies([{ name: "postrider.session", value, url: demo.url, httpOnly: true, sameSite: "Lax" }]);
  await page.goto(demo.url);
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
}
