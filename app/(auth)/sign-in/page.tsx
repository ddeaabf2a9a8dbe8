import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentSession } from "@/app/_server/session";
import { SchedulePromise } from "@/components/users/schedule-promise";
import { SignInForm } from "@/components/users/sign-in-form";
import { env } from "@/lib/env";
import { returnPath } from "@/lib/users/return-path";

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const path = returnPath(Array.isArray(callbackUrl) ? callbackUrl[0] : callbackUrl);
  if (await currentSession()) redirect(path);
  const { OIDC_ISSUER, OIDC_NAME, RETRY_SCHEDULE } = env();
  return (
    <div className="grid grid-rows-[1fr_auto]">
      <main className="grid place-items-center px-6 pb-12">
        <SignInForm returnTo={path} provider={OIDC_ISSUER ? OIDC_NAME : null} refusal={error?.toString() ?? null} />
      </main>
      <SchedulePromise delays={RETRY_SCHEDULE} />
    </div>
  );
}
