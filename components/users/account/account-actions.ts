import { LANGUAGES, type Language } from "@/lib/i18n/locales";
import type { ChangePasswordInput } from "@/lib/users/schema";

type Answer = Promise<{ ok: true } | { ok: false; error: string }>;

/** Server actions of a person's own account. */
export interface AccountActions {
  changePassword: (input: ChangePasswordInput) => Answer;
  endSession: (id: string) => Answer;
  endOtherSessions: () => Answer;
}

export const languageOptions = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value: value as Language, label: name }));
