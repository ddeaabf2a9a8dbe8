import { LogSkeleton } from "@/components/logs/log-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="mb-2 flex h-8 items-center">
        <Skeleton className="h-7 w-[300px] max-md:w-full" />
      </div>
      <div className="mb-2 flex h-7 items-center">
        <Skeleton className="h-7 w-96 max-md:w-full" />
      </div>
      <LogSkeleton />
    </>
  );
}
