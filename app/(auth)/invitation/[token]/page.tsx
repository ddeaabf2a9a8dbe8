import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { currentSession } from "@/app/_server/session";
import { acceptAsNewUserAction, acceptAsUserAction } from "@/app/(auth)/invitation/[token]/actions";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AcceptAsUser } from "@/components/users/invitation/accept-as-user";
import { InvitationForm } from "@/components/users/invitation/invitation-form";
import { env } from "@/lib/env";
import { findInvitation } from "@/lib/users/accept-invitation";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret: no other site may learn it.
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [offer, session, t] = await Promise.all([findInvitation(token), currentSession(), getTranslations("invitation")]);
  const { OIDC_ISSUER, OIDC_NAME } = env();
  const signInHref = `/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`;
  return (
    <main className="grid place-items-center px-6 pb-12">
      {offer === null ? (
        <EmptyState title={t("gone.title")} text={t("gone.text")} />
      ) : offer.hasAccount ? (
        <AcceptAsUser
          offer={offer}
          signedInAs={session?.user.email ?? null}
          signInHref={signInHref}
          accept={acceptAsUserAction.bind(null, token)}
        />
      ) : session ? (
        <EmptyState
          title={t("other.title")}
          text={t("other.text", { email: offer.email, current: session.user.email })}
          actions={
            <Link href="/monitor/events" className={buttonClass()}>
              {t("other.action")}
            </Link>
          }
        />
      ) : (
        <InvitationForm token={token} offer={offer} provider={OIDC_ISSUER ? OIDC_NAME : null} accept={acceptAsNewUserAction} />
      )}
    </main>
  );
}
