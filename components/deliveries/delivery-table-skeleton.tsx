import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-32", "w-44", "w-36", "w-48", "w-28", "w-40", "w-36", "w-44"];

/** Rows of the real height while the first ones are on their way. */
export function DeliveryRowsSkeleton() {
  return WIDTHS.map((width, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing yet
    <tr key={place} aria-hidden style={{ opacity: 1 - place * 0.11 }}>
      <td className="max-md:row-start-2">
        <Skeleton className="w-16" />
      </td>
      <td>
        <Skeleton className={width} />
      </td>
      <td className="lo gone">
        <Skeleton className="w-24" />
      </td>
      <td className="lo gone">
        <Skeleton className="w-28" />
      </td>
      <td className="gone">
        <Skeleton className="w-[54px]" />
      </td>
      <td className="gone">
        <Skeleton className="w-20" />
      </td>
      <td className="lo gone">
        <Skeleton className="w-14" />
      </td>
      <td className="r">
        <Skeleton className="w-12" />
      </td>
      <td className="act" />
    </tr>
  ));
}
