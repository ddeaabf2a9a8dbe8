import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";

const ROWS = ["w-40", "w-52", "w-36"] as const;

/** The frame of the list while it loads. */
export function ApiKeysSkeleton() {
  const t = useTranslations("apiKeys");
  return (
    <div aria-busy="true">
      <PageHeader title={t("title")} crumbs={[{ label: t("developers") }]}>
        <Skeleton className="mt-3 block w-[520px] max-w-full" />
      </PageHeader>
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="mt-4 mb-2 h-7" />
      <Table rows="two" aria-hidden>
        <thead>
          <tr>
            <th />
            <th className="w-[36%]" />
            <th className="w-[248px]" />
          </tr>
        </thead>
        <tbody>
          {ROWS.map((width) => (
            <tr key={width}>
              <td className="wide">
                <Skeleton className={width} />
              </td>
              <td className="wide">
                <Skeleton className="w-28" />
              </td>
              <td>
                <Skeleton className="w-20" />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
