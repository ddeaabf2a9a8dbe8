import type { Page } from "@playwright/test";
import type { Demo } from "@/e2e/support/demo";
import { addPerson, onDatabase, type Person } from "@/e2e/support/person";
import { signIn } from "@/e2e/support/sign-in";

/** Signs in as someone who operates the service, and belongs to the demo client too. */
export async function signInAsOperator(page: Page, demo: Demo): Promise<Person> {
  const operator = await addPerson(demo, "Administrator", "Olive Operator");
  await onDatabase("update users set is_operator = true where id = $1", [operator.userId]);
  await signIn(page, operator);
  return operator;
}
