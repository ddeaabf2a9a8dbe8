import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Tone = "ok" | "warn" | "bad" | "info" | "mute";

const ROW: Record<Tone, string> = {
  ok: "text-fg-2 [&>svg]:text-ok-solid",
  warn: "font-medium text-warn-fg",
  bad: "font-medium text-bad-fg",
  info: "font-medium text-info-fg",
  mute: "text-mute-fg",
};

const BOX: Record<Tone, string> = {
  ok: "border-ok-line bg-ok-bg text-ok-fg",
  warn: "border-warn-line bg-warn-bg text-warn-fg",
  bad: "border-bad-line bg-bad-bg text-bad-fg",
  info: "border-info-line bg-info-bg text-info-fg",
  mute: "border-mute-line bg-mute-bg text-mute-fg",
};

interface StatusProps {
  tone: Tone;
  icon: LucideIcon;
  children: ReactNode;
  className?: string;
}

/** A status in a row: icon and word, no box. Success keeps the text's colour; only trouble takes its own. */
export function Status({ tone, icon: Icon, children, className }: StatusProps) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", ROW[tone], className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2} />
      {children}
    </span>
  );
}

/** A status in a box: once a page, beside the title. */
export function Badge({ tone, icon: Icon, children, className }: Omit<StatusProps, "icon"> & { icon?: LucideIcon }) {
  return (
    <span
      className={cn(
        "inline-flex h-[22px] shrink-0 items-center gap-[5px] rounded-r2 border px-1.5 pr-2 text-12 font-medium whitespace-nowrap",
        BOX[tone],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2} /> : null}
      {children}
    </span>
  );
}
