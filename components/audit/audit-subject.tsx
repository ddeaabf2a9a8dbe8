import Link from "next/link";
import { useTranslations } from "next-intl";
import { Copyable, shortenId } from "@/components/ui/copyable";
import type { AuditEntryAnswer } from "@/lib/audit/schema";

/** Where a subject has a page of its own. */
const PAGES: Record<string, (id: string) => string> = {
  consumer: (id) => `/monitor/events/endpoints/${id}`,
  message: (id) => `/monitor/events/messages/${id}`,
};

/** By what people know it: its URL or name, where the entry says so. */
function nameOf({ before, after }: AuditEntryAnswer): string | null {
  const known = { ...before, ...after };
  const name = known.url ?? known.name;
  return typeof name === "string" ? name : null;
}

/** What was changed, by name where that is known, linked where it has a page and `linked` says so. */
export function AuditSubject({ entry, linked }: { entry: AuditEntryAnswer; linked: boolean }) {
  const t = useTranslations("audit");
  const colon = entry.subject.indexOf(":");
  const [kind, id] = [entry.subject.slice(0, colon), entry.subject.slice(colon + 1)];
  const page = linked ? PAGES[kind] : undefined;
  const name = nameOf(entry);
  if (!page && name === null) return <Copyable value={id} shorten label={t("copyId")} className="text-fg-2" />;
  const text = name === null ? <code title={id}>{shortenId(id)}</code> : <span title={name}>{name.replace(/^https?:\/\//, "")}</span>;
  if (!page) return <span className="block truncate text-fg-2">{text}</span>;
  return (
    <Link href={page(id)} prefetch={false} className="block truncate text-accent-fg hover:underline">
      {text}
    </Link>
  );
}
