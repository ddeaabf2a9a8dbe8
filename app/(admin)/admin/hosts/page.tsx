import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireOperator } from "@/app/_server/operator";
import { closeHostAction, openHostAction } from "@/app/(admin)/admin/hosts/actions";
import { HostPage } from "@/components/admin/hosts/host-page";
import { hostFilterOf, loadHostView } from "@/components/admin/hosts/host-view";
import { listHosts } from "@/lib/hosts/list-hosts";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("adminHosts"))("title") };
}

export default async function HostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator();
  const first = await listHosts(scope, hostFilterOf(await loadHostView(searchParams)));
  return <HostPage first={first} openHost={openHostAction} closeHost={closeHostAction} />;
}
