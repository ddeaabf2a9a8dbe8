import { useTranslations } from "next-intl";
import { NotFoundHere } from "@/components/layout/not-found-here";

export default function MessageNotFound() {
  const t = useTranslations("message.notFound");
  return <NotFoundHere title={t("title")} text={t("text")} href="/monitor/events" action={t("action")} />;
}
