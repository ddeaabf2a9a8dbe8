import { CompanyPageSkeleton } from "@/components/companies/company-page-skeleton";

export default CompanyPageSkeleton;
