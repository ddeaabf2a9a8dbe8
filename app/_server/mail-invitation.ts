import "server-only";
import { getTranslations } from "next-intl/server";
import { mailer } from "@/lib/mail/mailer";

interface Invitation {
  to: string;
  client: string;
  invitedBy: string;
  link: string;
}

/**
 * Mails an invitation in the language of whoever invites.
 * @returns whether the mail server took it; false too where there is none, and the link has to be handed over
 */
export async function mailInvitation({ to, ...invitation }: Invitation): Promise<boolean> {
  const t = await getTranslations("mail.invitation");
  return (await mailer()?.send({ to, subject: t("subject", invitation), text: t("text", invitation) })) ?? false;
}
