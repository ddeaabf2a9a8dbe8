import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";

const ROWS = [
  ["w-72", "w-40", "w-16"],
  ["w-80", "w-28", "w-14"],
  ["w-64", "w-44", "w-20"],
  ["w-76", "w-32", "w-16"],
  ["w-56", "w-40", "w-14"],
] as const;

/** The frame of the Endpoints list at its real height; nothing moves when the rows come. */
export function ConsumerListSkeleton({ label }: { label: string }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div className="mb-2 flex h-8 items-center gap-2">
        <Skeleton className="h-7 w-[280px] max-md:w-full" />
        <Skeleton className="h-7 w-20 max-md:hidden" />
        <Skeleton className="h-7 w-28 max-md:hidden" />
      </div>
      <Table rows="two" aria-hidden>
        <thead>
          <tr>
            <th className="w-[37%]" />
            <th className="w-[23%]" />
            <th />
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([url, types, status]) => (
            <tr key={url}>
              <td className="wide">
                <Skeleton className={`${url} max-w-full`} />
              </td>
              <td className="wide">
                <Skeleton className={types} />
              </td>
              <td>
                <Skeleton className={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
