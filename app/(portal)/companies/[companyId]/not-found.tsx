import { useTranslations } from "next-intl";
import { NotFoundHere } from "@/components/layout/not-found-here";

export default function CompanyNotFound() {
  const t = useTranslations("company.notFound");
  return <NotFoundHere title={t("title")} text={t("text")} href="/companies" action={t("action")} />;
}
