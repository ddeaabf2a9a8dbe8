import { ResultFrame } from "@/components/testing/result-frame";
import { Skeleton } from "@/components/ui/skeleton";

const LABEL = "mb-1.5 flex h-5 items-center";

/** The Testing tab's places before its content is there. */
export function TestingSkeleton() {
  return (
    <div className="grid grid-cols-2 items-start gap-10 max-lg:grid-cols-1 max-lg:gap-7">
      <div>
        <div className="mb-4 grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3 max-md:grid-cols-1">
          {["w-20", "w-16"].map((width) => (
            <div key={width}>
              <div className={LABEL}>
                <Skeleton className={width} />
              </div>
              <div className="h-8 rounded-r3 border border-line max-md:h-9" />
            </div>
          ))}
        </div>
        <div className={LABEL}>
          <Skeleton className="w-16" />
        </div>
        <div className="h-[calc(clamp(260px,42vh,420px)+37px)] rounded-r3 border border-line" />
      </div>
      <div>
        <div className={LABEL}>
          <Skeleton className="w-14" />
        </div>
        <ResultFrame />
      </div>
    </div>
  );
}
