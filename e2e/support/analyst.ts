import type { Page } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";
import { addPerson, type Person } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

/** Signs in as someone who may look at everything and change nothing. */
export async function signInAsAnalyst(page: Page, demo: Demo): Promise<Person> {
  const analyst = await addPerson(demo, "Analyst");
  await signIn(page, analyst);
  return analyst;
}
