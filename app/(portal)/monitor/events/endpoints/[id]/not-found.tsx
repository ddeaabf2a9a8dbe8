import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function EndpointNotFound() {
  const t = useTranslations("endpoint.notFound");
  return (
    <EmptyState
      title={t("title")}
      text={t("text")}
      actions={
        <Link href="/monitor/events" className={buttonClass()}>
          {t("action")}
        </Link>
      }
    />
  );
}
