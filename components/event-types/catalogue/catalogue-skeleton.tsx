import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

const NAMES = ["w-32", "w-36", "w-40", "w-44", "w-48", "w-52", "w-36", "w-40", "w-56", "w-60", "w-44", "w-48"];
const ROWS = ["w-40", "w-56", "w-64", "w-48", "w-72", "w-52", "w-60", "w-44"];

/** The frame of the catalogue at its real height. */
export function CatalogueSkeleton() {
  const t = useTranslations("catalogue");
  return (
    <div aria-busy="true" className="-mt-5 grid grid-cols-[296px_minmax(0,1fr)] max-lg:grid-cols-1">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="pt-4 pr-4 lg:border-r lg:border-line max-lg:pr-0">
        <Skeleton className="mb-3 h-7 w-full" />
        {NAMES.map((width, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place
          <div key={place} className="flex h-7 items-center px-2">
            <Skeleton className={width} />
          </div>
        ))}
      </div>
      <div className="pt-6 max-lg:hidden lg:pl-8">
        <EntrySkeleton />
      </div>
    </div>
  );
}

/** The frame of an entry. */
export function EntrySkeleton() {
  return (
    <div aria-busy="true">
      <div className="flex h-7 items-center">
        <Skeleton className="h-4 w-48" />
      </div>
      <div className="flex h-5 items-center">
        <Skeleton className="w-96 max-w-full" />
      </div>
      <div className="mt-6 grid grid-cols-2 gap-8 max-xl:grid-cols-1">
        <div>
          {ROWS.map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <div key={place} className="flex h-[46px] items-center">
              <Skeleton className={`${width} max-w-full`} />
            </div>
          ))}
        </div>
        <Skeleton className="h-80! w-full max-xl:hidden" />
      </div>
    </div>
  );
}
