import { useTranslations } from "next-intl";
import { NotFoundHere } from "@/components/layout/not-found-here";

export default function EventTypeNotFound() {
  const t = useTranslations("adminEventTypes.notFound");
  return <NotFoundHere title={t("title")} text={t("text")} href="/admin/event-types" action={t("action")} />;
}
