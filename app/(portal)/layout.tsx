import type { ReactNode } from "react";
import { requireActor } from "@/app/_server/actor";
import { setLanguage, signOut, switchClient } from "@/app/actions";
import { Shell } from "@/components/layout/shell";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { user, client, clients } = await requireActor();
  return (
    <Shell user={user} client={client} clients={clients} switchClient={switchClient} setLanguage={setLanguage} signOut={signOut}>
      {children}
    </Shell>
  );
}
