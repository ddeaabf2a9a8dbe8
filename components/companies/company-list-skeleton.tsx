import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";

const ROWS = [
  ["w-44", "w-48"],
  ["w-56", "w-32"],
  ["w-40", "w-40"],
  ["w-52", "w-24"],
  ["w-36", "w-44"],
] as const;

/** Rows of the list at their real height, while they are on their way. */
export function CompanyListSkeleton() {
  const t = useTranslations("companies");
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <Table rows="two" aria-hidden>
        <thead>
          <tr>
            <th />
            <th className="w-[42%]" />
            <th className="w-[124px]" />
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, tags]) => (
            <tr key={name}>
              <td className="wide">
                <Skeleton className={`${name} max-w-full`} />
              </td>
              <td className="wide">
                <Skeleton className={`${tags} max-w-full`} />
              </td>
              <td className="gone">
                <Skeleton className="w-20" />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
