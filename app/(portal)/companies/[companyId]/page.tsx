import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { readCompany } from "@/app/(portal)/companies/[companyId]/read-company";
import { deleteCompanyAction, saveCompanyAction } from "@/app/(portal)/companies/actions";
import { CompanyView } from "@/components/companies/company-view";
import { roleMay } from "@/lib/access/roles";

interface CompanyPageProps {
  params: Promise<{ companyId: string }>;
}

export async function generateMetadata({ params }: CompanyPageProps): Promise<Metadata> {
  return { title: (await readCompany((await params).companyId)).name };
}

export default async function CompanyPage({ params }: CompanyPageProps) {
  const { role } = await requireActor();
  const company = await readCompany((await params).companyId);
  return (
    <CompanyView
      key={company.id}
      company={company}
      canManage={roleMay(role, "companies.manage")}
      saveCompany={saveCompanyAction}
      deleteCompany={deleteCompanyAction}
    />
  );
}
