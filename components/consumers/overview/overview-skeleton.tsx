import { useTranslations } from "next-intl";
import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { DeliveryRowsSkeleton } from "@/components/deliveries/delivery-table-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

const FACTS = ["w-60", "w-32", "w-40", "w-24", "w-36"];

/** The frame of the Overview tab while it loads. */
export function OverviewSkeleton() {
  const t = useTranslations("endpoint");
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="grid grid-cols-2 gap-12 max-xl:gap-6 max-md:grid-cols-1">
        <div className="flex flex-col gap-2">
          {FACTS.map((width) => (
            <div key={width} className="flex h-5 items-center gap-4">
              <Skeleton className="w-[120px]" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
        <Skeleton className="mt-[34px] h-8 w-full rounded-r3" />
      </div>
      <Skeleton className="mt-[66px] h-2 w-full" />
      <div className="mt-[100px]">
        <DeliveryTable>
          <DeliveryRowsSkeleton />
        </DeliveryTable>
      </div>
    </div>
  );
}
