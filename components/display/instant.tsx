"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useClock } from "@/components/display/clock-store";
import { type InstantStyle, useInstants } from "@/components/display/instant-formats";
import { relativeInstant } from "@/components/display/relative-instant";
import { cn } from "@/components/ui/cn";

interface InstantProps {
  /** ISO 8601. */
  at: string;
  /** `relative` ("4 min ago") goes on by itself. */
  style?: "relative" | InstantStyle;
  className?: string;
}

/** An instant. Hover and focus show it to the millisecond in the user's zone; Escape hides that again. */
export function Instant({ at, style = "relative", className }: InstantProps) {
  const { write } = useInstants();
  const element = useRef<HTMLTimeElement>(null);
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <>
      <time
        ref={element}
        dateTime={at}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact instant must be in reach of the keyboard
        tabIndex={0}
        aria-describedby={shown ? id : undefined}
        onPointerEnter={() => setShown(true)}
        onPointerLeave={() => setShown(false)}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={(event) => event.key === "Escape" && setShown(false)}
        className={cn("border-b border-dotted border-fg-4 whitespace-nowrap text-fg-2 tabular-nums", className)}
      >
        {style === "relative" ? <RelativeText at={at} /> : write(at, style)}
      </time>
      {shown && element.current ? <ExactTip id={id} text={write(at, "zoned")} of={element.current} /> : null}
    </>
  );
}

/** The words alone: "4 min ago", "in 3 h", or the date of an old instant. */
export function RelativeText({ at }: { at: string }) {
  const t = useTranslations("display.relative");
  const { write } = useInstants();
  const instant = Date.parse(at);
  const key = useClock((now) => {
    const { unit, count, future } = relativeInstant(instant, now);
    return `${unit} ${count} ${future ? "future" : "past"}`;
  });
  const [unit, count, tense] = key.split(" ") as [ReturnType<typeof relativeInstant>["unit"], string, "future" | "past"];
  if (unit === "now") return t("now");
  if (unit === "date") return write(at, "date");
  return t(`${tense}.${unit}`, { count: Number(count) });
}

/** Above the element, or below where there is no room; never outside the window. */
function ExactTip({ id, text, of }: { id: string; text: string; of: Element }) {
  const box = of.getBoundingClientRect();
  const above = box.top > 72;
  const centre = Math.min(Math.max(box.left + box.width / 2, 130), window.innerWidth - 130);
  return createPortal(
    <span
      id={id}
      role="tooltip"
      style={{ left: centre, ...(above ? { bottom: window.innerHeight - box.top + 6 } : { top: box.bottom + 6 }) }}
      className="pointer-events-none fixed z-[90] -translate-x-1/2 rounded-r2 bg-raised px-2 py-1 text-12 whitespace-nowrap text-fg tabular-nums shadow-menu"
    >
      {text}
    </span>,
    document.body,
  );
}
