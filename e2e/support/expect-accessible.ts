import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

async function expectNoViolations(page: Page, axe: AxeBuilder, title: string): Promise<void> {
  await expect(page.getByRole("main")).toBeVisible();
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${title}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

/** Expects that axe finds nothing on the page as it stands. @param title names it in the failure */
export function expectAccessible(page: Page, title: string): Promise<void> {
  return expectNoViolations(page, new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]), title);
}

/** Of the same, what colours alone decide: enough for a page that was found accessible in another theme. */
export function expectLegible(page: Page, title: string): Promise<void> {
  return expectNoViolations(page, new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]), title);
}
