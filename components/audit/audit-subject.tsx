import Link from "next/link";
import { useTranslations } from "next-intl";
import { Copyable, shortenId } from "@/components/ui/copyable";

/** Where a subject has a page of its own. */
const PAGES: Record<string, (id: string) => string> = {
  consumer: (id) => `/monitor/events/endpoints/${id}`,
  message: (id) => `/monitor/events/messages/${id}`,
};

/** What was changed, linked where it has a page. */
export function AuditSubject({ subject }: { subject: string }) {
  const t = useTranslations("audit");
  const colon = subject.indexOf(":");
  const [kind, id] = [subject.slice(0, colon), subject.slice(colon + 1)];
  const page = PAGES[kind];
  if (!page) return <Copyable value={id} shorten label={t("copyId")} className="text-fg-2" />;
  return (
    <Link href={page(id)} prefetch={false} className="text-accent-fg hover:underline">
      <code title={id}>{shortenId(id)}</code>
    </Link>
  );
}
