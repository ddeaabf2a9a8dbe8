import { useTranslations } from "next-intl";
import { NotFoundHere } from "@/components/layout/not-found-here";

export default function EndpointNotFound() {
  const t = useTranslations("endpoint.notFound");
  return <NotFoundHere title={t("title")} text={t("text")} href="/monitor/events" action={t("action")} />;
}
