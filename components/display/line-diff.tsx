"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type DiffLine, diffLines } from "@/components/display/diff-lines";
import { cn } from "@/components/ui/cn";

const LOOKS = { same: "", added: "bg-ok-bg text-ok-fg", removed: "bg-bad-bg text-bad-fg" } as const;
const SIGNS = { same: " ", added: "+", removed: "−" } as const;

interface LineDiffProps {
  /** Null where there was nothing, or nothing is left. */
  before: string | null;
  after: string | null;
  /** Names it: what was changed, by what. */
  label: string;
  className?: string;
}

/** A text and what became of it, line by line. */
export default function LineDiff({ before, after, label, className }: LineDiffProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
      tabIndex={0}
      className={cn("max-h-[400px] overflow-auto bg-code-bg py-2.5 -outline-offset-2", className)}
    >
      <div className="mono w-max min-w-full whitespace-pre">
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <DiffRow key={place} line={line} />
        ))}
      </div>
    </section>
  );
}

function DiffRow({ line }: { line: DiffLine }) {
  const t = useTranslations("display.diff");
  if (line.kind === "skipped") return <div className="px-3 py-0.5 text-code-cm">{t("unchanged", { count: line.count })}</div>;
  return (
    <div className={cn("min-h-5 px-3", LOOKS[line.kind])}>
      <span aria-hidden className="mr-2 select-none">
        {SIGNS[line.kind]}
      </span>
      {line.kind === "same" ? null : <span className="sr-only">{t(line.kind)} </span>}
      {line.text}
    </div>
  );
}
