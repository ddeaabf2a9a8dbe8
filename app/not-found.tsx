import Link from "next/link";
import { useTranslations } from "next-intl";
import { Brand } from "@/components/layout/brand";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <main className="mx-auto w-full max-w-[520px] px-6 pt-16">
      <Brand />
      <EmptyState
        title={t("title")}
        text={t("text")}
        actions={
          <Button asChild>
            <Link href="/monitor/events">{t("home")}</Link>
          </Button>
        }
      />
    </main>
  );
}
