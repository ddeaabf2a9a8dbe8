import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireOperator } from "@/app/_server/operator";
import { createClientAction } from "@/app/(admin)/admin/clients/actions";
import { loadClientFilter } from "@/components/admin/clients/client-filter";
import { ClientList } from "@/components/admin/clients/client-list";
import { listClients } from "@/lib/clients/list-clients";
import { clientFilter } from "@/lib/clients/schema";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("adminClients") };
}

export default async function ClientsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator();
  const { q, state, page } = await loadClientFilter(searchParams);
  const filter = clientFilter.catch({ q: "", page: 1 }).parse({ q, page, state: state ?? undefined });
  return <ClientList {...(await listClients(scope, filter))} createClient={createClientAction} />;
}
