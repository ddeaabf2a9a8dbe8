import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findActor } from "@/app/_server/actor";
import { signOut } from "@/app/actions";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For someone who is signed in and belongs to no client, or only to suspended ones. */
export default async function NoClientPage() {
  const actor = await findActor();
  if (actor !== "no-client") redirect(actor === "signed-out" ? "/sign-in" : "/monitor/events");
  const t = await getTranslations("noClient");
  return (
    <main className="mx-auto w-full max-w-[344px] px-6">
      <EmptyState
        title={t("title")}
        text={t("text")}
        actions={
          <form action={signOut}>
            <Button type="submit">{t("signOut")}</Button>
          </form>
        }
      />
    </main>
  );
}
