import { useTranslations } from "next-intl";
import type { PipMark, Pips } from "@/components/deliveries/pip-marks";
import { cn } from "@/components/ui/cn";

const MARKS: Record<PipMark, string> = {
  success: "bg-ok-solid",
  failure: "bg-bad-solid",
  cancelled: "bg-mute-solid",
  next: "inset-ring-[1.5px] inset-ring-warn-solid",
  underWay: "bg-info-solid",
  skipped: "inset-ring inset-ring-line-strong",
  unused: "bg-line-strong opacity-75",
};

/** More attempts outside the schedule than this are told by a number. */
const MOST_OUTSIDE = 4;

/** One mark a slot of the schedule; attempts outside it follow as dots. Said in words to a screen reader. */
export function AttemptPips({ pips, className }: { pips: Pips; className?: string }) {
  const t = useTranslations("deliveries.pips");
  const told = [
    ...pips.slots.filter((mark) => mark !== "unused").map((mark) => t(mark)),
    ...pips.outside.map((mark) => t("outside", { outcome: t(mark) })),
  ];
  const dots = pips.outside.slice(-MOST_OUTSIDE);
  return (
    <span
      role="img"
      aria-label={t("label", { slots: pips.slots.length, marks: told.join(", ") || t("none") })}
      title={told.join(", ")}
      className={cn("inline-flex items-center gap-0.5 align-middle", className)}
    >
      {pips.slots.map((mark, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        <i key={slot} className={cn("h-3 w-[5px] rounded-[1px]", MARKS[mark])} />
      ))}
      {pips.outside.length > MOST_OUTSIDE ? (
        <span className="ml-0.5 text-11 leading-3 text-fg-3">+{pips.outside.length - MOST_OUTSIDE}</span>
      ) : null}
      {dots.map((mark, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an attempt's place does not change
        <i key={place} className={cn("size-1.5 rounded-full", place === 0 && "ml-[3px]", MARKS[mark])} />
      ))}
    </span>
  );
}
