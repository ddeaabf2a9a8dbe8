import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { resetPasswordAction } from "@/app/(auth)/reset-password/actions";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ChoosePasswordForm } from "@/components/users/reset/choose-password-form";
import { findPasswordReset } from "@/lib/users/reset-password";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret: no other site may learn it.
  return { title: (await getTranslations("resetPassword"))("choose.title"), referrer: "no-referrer" };
}

export default async function ChoosePasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [user, t] = await Promise.all([findPasswordReset(token), getTranslations("resetPassword")]);
  return (
    <main className="grid place-items-center px-6 pb-12">
      {user ? (
        <ChoosePasswordForm token={token} email={user.email} reset={resetPasswordAction} />
      ) : (
        <EmptyState
          title={t("gone.title")}
          text={t("gone.text")}
          actions={
            <Link href="/reset-password" className={buttonClass()}>
              {t("gone.again")}
            </Link>
          }
        />
      )}
    </main>
  );
}
