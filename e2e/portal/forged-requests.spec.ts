import { expect, type Request, test } from "@playwright/test";
import { makeDemo } from "@/e2e/support/demo";
import { addPerson } from "@/e2e/support/person";
import { signInByForm } from "@/e2e/support/sign-in";

// What another site can make a signed-in browser send is refused; the same requests, unforged, are not.

test("a server action is done for the portal's own origin only, whatever host a caller says it was forwarded for", async ({ page }) => {
  const person = await addPerson(await makeDemo(), "Analyst");
  await signInByForm(page, person);
  await page.goto(`${person.url}/account`);
  const sent = page.waitForRequest((request: Request) => request.method() === "POST" && "next-action" in request.headers());
  await page.getByRole("region", { name: "Language" }).getByRole("button", { name: "Français" }).click();
  const request = await sent;
  await expect(page.getByRole("heading", { name: "Votre compte" })).toBeVisible();
  const { host, "content-length": _length, ...headers } = await request.allHeaders();
  const replay = (changes: Record<string, string>) =>
    fetch(request.url(), {
      method: "POST",
      headers: { ...Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":"))), ...changes },
      body: request.postData(),
    });
  const own = new URL(person.url).origin;
  const evil = "https://evil.example";
  expect((await replay({ origin: own })).status).toBe(200);
  expect((await replay({ origin: evil })).status).toBe(500);
  expect((await replay({ origin: evil, "x-forwarded-host": "evil.example" })).status).toBe(500);
  expect((await replay({ origin: "null" })).status).toBe(500);
});

test("nobody is signed in by a form of another site: the CSRF token is the browser's own", async ({ playwright }) => {
  const person = await addPerson(await makeDemo(), "Analyst");
  const context = () => playwright.request.newContext({ baseURL: person.url });
  const [theirs, others] = [await context(), await context()];
  const { csrfToken } = await (await theirs.get("/api/auth/csrf")).json();
  const { csrfToken: foreign } = await (await others.get("/api/auth/csrf")).json();
  const trySignIn = async (token?: string) => {
    const form = { email: person.email, password: person.password, json: "true", ...(token === undefined ? {} : { csrfToken: token }) };
    const answer = await theirs.post("/api/auth/callback/credentials", { form });
    return (answer.headers()["set-cookie"] ?? "").includes("postrider.session=");
  };
  expect(await trySignIn()).toBe(false);
  expect(await trySignIn(foreign)).toBe(false);
  expect(await trySignIn("guessed")).toBe(false);
  expect(await trySignIn(csrfToken)).toBe(true);
  await theirs.dispose();
  await others.dispose();
});

test("a session only reads by API, and from another site is nobody's", async ({ page, context }) => {
  const person = await addPerson(await makeDemo(), "Administrator");
  await signInByForm(page, person);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const ask = async (method: string, headers: Record<string, string> = {}) =>
    (await fetch(`${person.url}/api/v1/webhooks`, { method, headers: { cookie, ...headers } })).status;
  expect(await ask("GET")).toBe(200);
  expect(await ask("POST", { "content-type": "application/json" })).toBe(403);
  expect(await ask("GET", { origin: "https://evil.example" })).toBe(401);
  expect(await ask("GET", { "sec-fetch-site": "cross-site" })).toBe(401);
});
