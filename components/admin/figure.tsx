import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface FigureProps {
  name: string;
  value: ReactNode;
  /** Behind the value, smaller: its unit or share. */
  unit?: ReactNode;
  tone?: "bad" | "warn" | undefined;
}

const TONES = { bad: "text-bad-fg", warn: "text-warn-fg" };

/** One number of a row of them; stands in a <dl>. */
export function Figure({ name, value, unit, tone }: FigureProps) {
  return (
    <div>
      <dt className="text-12 whitespace-nowrap text-fg-3">{name}</dt>
      <dd className={cn("text-20 font-semibold tracking-[-.015em] whitespace-nowrap tabular-nums", tone && TONES[tone])}>
        {value}
        {unit ? <span className="ml-1 text-12 font-normal tracking-normal text-fg-3">{unit}</span> : null}
      </dd>
    </div>
  );
}
