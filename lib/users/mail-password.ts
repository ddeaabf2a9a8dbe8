import { type Clock, systemClock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import { isLanguage, type Language } from "@/lib/i18n/locales";
import { translatorOf } from "@/lib/i18n/translator";
import type { Mailer } from "@/lib/mail/mailer";
import { newResetLink } from "@/lib/users/create-reset-link";
import { mayTry } from "@/lib/users/throttle";

/** Whether a reset may be asked for now: the same for accounts that exist and those that do not. */
export async function mayRequestReset(email: string, address: string | null, clock: Clock = systemClock): Promise<boolean> {
  const now = clock.now();
  if (address !== null && !(await mayTry("resetPassword.address", address, now))) return false;
  return mayTry("resetPassword.account", email, now);
}

/**
 * Mails someone a link to choose a new password; nothing happens where nobody has the address. To be done once the request
 * is answered: how long it takes says whether there is an account.
 * @param fallback the language for someone who has chosen none
 */
export async function mailPasswordReset(mailer: Mailer, email: string, fallback: Language, clock: Clock = systemClock): Promise<void> {
  const user = await prisma().user.findUnique({ where: { email }, select: { id: true, locale: true } });
  if (!user) return;
  const { link } = await prisma().$transaction((tx) => newResetLink(tx, user.id, clock.now()));
  const locale = user.locale ?? undefined;
  const t = translatorOf(isLanguage(locale) ? locale : fallback);
  await mailer.send({ to: email, subject: t("mail.passwordReset.subject"), text: t("mail.passwordReset.text", { link }) });
}

/** Tells someone that their password is another one, in case it was not them. */
export async function mailPasswordChanged(
  mailer: Mailer,
  user: { email: string; locale: string | null },
  fallback: Language,
): Promise<void> {
  const locale = user.locale ?? undefined;
  const t = translatorOf(isLanguage(locale) ? locale : fallback);
  await mailer.send({ to: user.email, subject: t("mail.passwordChanged.subject"), text: t("mail.passwordChanged.text") });
}
