"use server";

import { after } from "next/server";
import { requestAddress } from "@/app/_server/actor";
import { requestLanguage } from "@/app/_server/request-language";
import { AppError } from "@/lib/errors";
import { mailer } from "@/lib/mail/mailer";
import { mailPasswordChanged, mailPasswordReset, mayRequestReset } from "@/lib/users/mail-password";
import { resetPassword } from "@/lib/users/reset-password";
import { type RequestResetInput, type ResetPasswordInput, requestResetInput, resetPasswordInput } from "@/lib/users/schema";

// Whoever has forgotten their password is not signed in, so these do not go through action().

/** Asks for a link by mail. The answer, and how long it takes, is the same whether the address has an account. */
export async function requestResetAction(input: RequestResetInput): Promise<"asked" | "throttled" | "failed"> {
  const parsed = requestResetInput.safeParse(input);
  const sender = mailer();
  if (!parsed.success || !sender) return "failed";
  const { email } = parsed.data;
  if (!(await mayRequestReset(email, await requestAddress()))) return "throttled";
  const language = await requestLanguage();
  after(() => mailPasswordReset(sender, email, language));
  return "asked";
}

/** Sets the new password. @returns whether it did; not so where the link no longer works */
export async function resetPasswordAction(input: ResetPasswordInput): Promise<boolean> {
  const parsed = resetPasswordInput.safeParse(input);
  if (!parsed.success) return false;
  const user = await resetPassword(parsed.data, await requestAddress()).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const sender = mailer();
  const language = await requestLanguage();
  if (user && sender) after(() => mailPasswordChanged(sender, user, language));
  return user !== null;
}
