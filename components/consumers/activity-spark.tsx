import { useTranslations } from "next-intl";
import { failureRate } from "@/components/consumers/failure-rate";
import { cn } from "@/components/ui/cn";

export interface SparkBucket {
  start: string;
  success: number;
  failure: number;
}

const BAR = 3;
const GAP = 1;
const HEIGHT = 22;
const TALLEST = 18;

interface ActivitySparkProps {
  buckets: SparkBucket[];
  /** The largest bucket of the whole list, so that rows can be compared. */
  most: number;
  className?: string;
}

/** Attempts of a day, a bar an hour. Failures sit on the baseline and carry the colour. */
export function ActivitySpark({ buckets, most, className }: ActivitySparkProps) {
  const t = useTranslations("endpoints.spark");
  const failure = buckets.reduce((sum, bucket) => sum + bucket.failure, 0);
  const success = buckets.reduce((sum, bucket) => sum + bucket.success, 0);
  const rate = failureRate({ success, failure });
  const label = rate === null ? t("none") : t("counts", { attempts: success + failure, failed: failure });
  return (
    <svg
      width={buckets.length * (BAR + GAP) - GAP}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className={cn("block flex-none", className)}
    >
      {buckets.map((bucket, place) => (
        <Bar key={bucket.start} bucket={bucket} x={place * (BAR + GAP)} most={most} />
      ))}
    </svg>
  );
}

/** Heights grow with the square root, so that a quiet endpoint still shows beside a busy one; within a bar shares are true. */
function Bar({ bucket, x, most }: { bucket: SparkBucket; x: number; most: number }) {
  const total = bucket.success + bucket.failure;
  if (total === 0) return <rect x={x} y={HEIGHT - 1} width={BAR} height={1} className="fill-line-strong" />;
  const height = Math.max(2, Math.round(Math.sqrt(total / most) * TALLEST));
  // Any failure is worth a visible mark.
  const failed = bucket.failure === 0 ? 0 : Math.max(2, Math.round((bucket.failure / total) * height));
  return (
    <>
      {failed < height ? <rect x={x} y={HEIGHT - height} width={BAR} height={height - failed} className="fill-chart-mute" /> : null}
      {failed > 0 ? <rect x={x} y={HEIGHT - failed} width={BAR} height={failed} className="fill-chart-bad" /> : null}
    </>
  );
}
