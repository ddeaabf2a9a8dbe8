import { useTranslations } from "next-intl";
import { LogFrame } from "@/components/logs/log-frame";
import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-40", "w-52", "w-32", "w-44", "w-36", "w-48"];
const ROWS = Array.from({ length: 14 }, (_, place) => WIDTHS[place % WIDTHS.length] ?? "w-40");

/** The log while it loads: heads, and rows of the height they will have. */
export function LogSkeleton() {
  const t = useTranslations("logs");
  return (
    <>
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <LogFrame aria-busy>
        <tbody>
          {ROWS.map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for others have no name
            <tr key={place} className="pointer-events-none">
              <td className="max-md:col-start-1 max-md:row-start-2">
                <Skeleton className="w-16" />
              </td>
              <td className="max-md:col-start-1 max-md:row-start-1">
                <Skeleton className={width} />
              </td>
              <td className="gone">
                <Skeleton className="w-24" />
              </td>
              <td className="gone">
                <Skeleton className="w-8" />
              </td>
              <td className="gone">
                <Skeleton className="w-20" />
              </td>
              <td className="lo gone">
                <Skeleton className="w-28" />
              </td>
              <td className="lo gone r">
                <Skeleton className="w-10" />
              </td>
              <td className="r max-md:col-start-3 max-md:row-start-1">
                <Skeleton className="w-14" />
              </td>
            </tr>
          ))}
        </tbody>
      </LogFrame>
    </>
  );
}
