import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

const SECTIONS = ["h-10", "h-8", "h-24", "h-36", "h-24"];

/** The frame of Settings > Webhooks. */
export function SettingsSkeleton() {
  const t = useTranslations("webhookSettings");
  return (
    <div aria-busy="true" className="max-w-[960px]">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="mt-6 flex h-7 items-center">
        <Skeleton className="h-4 w-40" />
      </div>
      {SECTIONS.map((height, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place
        <div key={place} className="mt-7 border-t border-line pt-5">
          <Skeleton className="w-36" />
          <div className={`mt-3 flex items-center ${height}`}>
            <Skeleton className="w-96 max-w-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
