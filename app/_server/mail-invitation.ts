import "server-only";
import { requestLanguage } from "@/app/_server/request-language";
import { translatorOf } from "@/lib/i18n/translator";
import { mailer } from "@/lib/mail/mailer";
import { knownLanguage } from "@/lib/users/remember-language";

interface Invitation {
  to: string;
  client: string;
  invitedBy: string;
  link: string;
}

/**
 * Mails an invitation in the language of whoever is invited, where that is known, else of whoever invites.
 * @returns whether the mail server took it; false too where there is none, and the link has to be handed over
 */
export async function mailInvitation({ to, ...invitation }: Invitation): Promise<boolean> {
  const t = translatorOf((await knownLanguage(to)) ?? (await requestLanguage()));
  const mail = { to, subject: t("mail.invitation.subject", invitation), text: t("mail.invitation.text", invitation) };
  return (await mailer()?.send(mail)) ?? false;
}
