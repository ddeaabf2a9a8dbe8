import type { ActionResult } from "@/lib/action-result";
import { LANGUAGES, type Language } from "@/lib/i18n/locales";
import type { ChangePasswordInput } from "@/lib/users/schema";

/** Server actions of a person's own account. */
export interface AccountActions {
  changePassword: (input: ChangePasswordInput) => Promise<ActionResult<unknown>>;
  endSession: (id: string) => Promise<ActionResult<unknown>>;
  endOtherSessions: () => Promise<ActionResult<unknown>>;
}

export const languageOptions = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value: value as Language, label: name }));
