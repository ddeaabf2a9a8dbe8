import { expect, type Page } from "@playwright/test";

/** Replaces what an editor of code holds. Pasted, because of braces that are typed it adds the second itself. */
export async function pasteIntoEditor(page: Page, name: string | RegExp, text: string): Promise<void> {
  const editor = page.getByRole("textbox", { name });
  await expect(editor).toBeAttached({ timeout: 60_000 });
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await editor.evaluate((field, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
