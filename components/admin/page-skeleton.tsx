import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";

const ROWS = ["w-64", "w-80", "w-52", "w-72", "w-60"] as const;

/** The frame of an operator's page while it loads. */
export function PageSkeleton({ title, admin, loading }: { title: string; admin: string; loading: string }) {
  return (
    <div aria-busy="true">
      <PageHeader title={title} crumbs={[{ label: admin }]}>
        <Skeleton className="mt-3 block w-[520px] max-w-full" />
      </PageHeader>
      <p role="status" className="sr-only">
        {loading}
      </p>
      <div className="mt-4 mb-2 h-8" />
      <Table rows="two" aria-hidden>
        <tbody>
          {ROWS.map((width) => (
            <tr key={width}>
              <td className="wide">
                <Skeleton className={`${width} max-w-full`} />
              </td>
              <td>
                <Skeleton className="w-24" />
              </td>
              <td>
                <Skeleton className="w-16" />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
