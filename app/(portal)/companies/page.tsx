import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { createCompanyAction, deleteCompanyAction } from "@/app/(portal)/companies/actions";
import { companySearch, loadCompanyFilter } from "@/components/companies/company-filter";
import { CompanyList } from "@/components/companies/company-list";
import { roleMay } from "@/lib/access/roles";
import { companyListOf, companyQuery } from "@/lib/api/v1/companies";
import { listCompanies } from "@/lib/companies/list-companies";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("companies"))("title") };
}

export default async function CompaniesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, role } = await requireActor();
  const filter = await loadCompanyFilter(searchParams);
  const query = companyQuery.parse(Object.fromEntries(companySearch(filter)));
  return (
    <CompanyList
      key={scope.clientId}
      clientId={scope.clientId}
      first={{ page: await listCompanies(scope, companyListOf(query)), filter }}
      canManage={roleMay(role, "companies.manage")}
      createCompany={createCompanyAction}
      deleteCompany={deleteCompanyAction}
    />
  );
}
