import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireOperator } from "@/app/_server/operator";
import { loadUserFilter } from "@/components/admin/users/user-filter";
import { UserList } from "@/components/admin/users/user-list";
import { listUsers } from "@/lib/users/list-users";
import { userFilter } from "@/lib/users/schema";

export async function generateMetadata(): Promise<Metadata> {
  await requireOperator();
  return { title: (await getTranslations("shell"))("adminUsers") };
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator();
  const filter = userFilter.catch({ q: "", operators: false, page: 1 }).parse(await loadUserFilter(searchParams));
  return <UserList {...(await listUsers(scope, filter))} />;
}
