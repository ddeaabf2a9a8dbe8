import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findActor } from "@/app/_server/actor";
import { currentSession } from "@/app/_server/session";
import { signOut } from "@/app/actions";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For someone who is signed in and belongs to no client. */
export default async function NoClientPage() {
  const actor = await findActor();
  if (actor !== "no-client") redirect(actor === "signed-out" ? "/sign-in" : "/monitor/events");
  const [t, session] = await Promise.all([getTranslations("noClient"), currentSession()]);
  return (
    <main className="mx-auto w-full max-w-[344px] px-6">
      <EmptyState
        title={t("title")}
        text={t("text")}
        actions={
          <>
            {session?.user.isOperator ? (
              <Link href="/admin" className={buttonClass("primary")}>
                {t("admin")}
              </Link>
            ) : null}
            <form action={signOut}>
              <Button type="submit">{t("signOut")}</Button>
            </form>
          </>
        }
      />
    </main>
  );
}
