import type { ReactNode } from "react";
import { requireActor } from "@/app/_server/actor";
import { setLanguage, signOut, switchClient } from "@/app/actions";
import { Shell } from "@/components/layout/shell";
import { roleMay } from "@/lib/access/roles";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { user, client, clients, role } = await requireActor();
  return (
    <Shell
      user={user}
      client={client}
      clients={clients}
      isOperator={user.isOperator}
      canManage={roleMay(role, "consumers.manage")}
      switchClient={switchClient}
      setLanguage={setLanguage}
      signOut={signOut}
    >
      {children}
    </Shell>
  );
}
