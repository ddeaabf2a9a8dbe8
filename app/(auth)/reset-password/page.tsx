import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requestResetAction } from "@/app/(auth)/reset-password/actions";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RequestResetForm } from "@/components/users/reset/request-reset-form";
import { mailer } from "@/lib/mail/mailer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetPassword"))("title") };
}

export default async function ResetPasswordPage() {
  const t = await getTranslations("resetPassword");
  return (
    <main className="grid place-items-center px-6 pb-12">
      {mailer() ? (
        <RequestResetForm request={requestResetAction} />
      ) : (
        <EmptyState
          title={t("noMail.title")}
          text={t("noMail.text")}
          actions={
            <Link href="/sign-in" className={buttonClass()}>
              {t("back")}
            </Link>
          }
        />
      )}
    </main>
  );
}
