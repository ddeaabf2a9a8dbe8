import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsInteger, type SearchParams } from "nuqs/server";
import { requireActor } from "@/app/_server/actor";
import { restoreVersionAction } from "@/app/(portal)/monitor/events/endpoints/[id]/history/actions";
import { readConsumer } from "@/app/(portal)/monitor/events/endpoints/[id]/read-consumer";
import type { FirstVersions } from "@/components/consumers/history/use-versions";
import { VersionList } from "@/components/consumers/history/version-list";
import { roleMay } from "@/lib/access/roles";
import { listVersions } from "@/lib/consumers/list-versions";
import type { Scope } from "@/lib/scope";

interface HistoryPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

const PAGE = 20;
const loadMarked = createLoader({ version: parseAsInteger });

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const [{ url }, t] = await Promise.all([readConsumer((await params).id), getTranslations("history")]);
  return { title: `${t("title")} · ${url.replace(/^https?:\/\//, "")}` };
}

/** The newest versions, or those from the one wanted on, where it is not among them. */
async function readFirst(scope: Scope, id: string, wanted: number | null): Promise<FirstVersions> {
  const newest = await listVersions(scope, id, { limit: PAGE });
  const oldest = newest.results.at(-1)?.version ?? 0;
  if (wanted === null || wanted < 1 || wanted >= oldest) return { page: newest, from: null };
  const from = String(wanted + 1);
  return { page: await listVersions(scope, id, { limit: PAGE, cursor: from }), from };
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const { scope, role } = await requireActor();
  const consumer = await readConsumer((await params).id);
  const { version } = await loadMarked(searchParams);
  const first = await readFirst(scope, consumer.id, version);
  return (
    <VersionList
      key={`${consumer.id} ${first.from}`}
      consumerId={consumer.id}
      first={first}
      marked={version}
      restore={roleMay(role, "consumers.manage") ? restoreVersionAction : null}
    />
  );
}
