import type { ReactNode } from "react";
import { requireOperator } from "@/app/_server/operator";
import { setLanguage, signOut } from "@/app/actions";
import { AdminShell } from "@/components/layout/admin-shell";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { user } = await requireOperator();
  return (
    <AdminShell user={user} setLanguage={setLanguage} signOut={signOut}>
      {children}
    </AdminShell>
  );
}
