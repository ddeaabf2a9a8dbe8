"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ConsoleLine } from "./console-line";
import { Pane } from "./pane";

interface ConsolePaneProps {
  lines: readonly ConsoleLine[];
  onClear: () => void;
}

/** What the code wrote and what went wrong with it. */
export function ConsolePane({ lines, onClear }: ConsolePaneProps) {
  const t = useTranslations("transformation.console");
  return (
    <Pane
      label={t("title")}
      className="max-h-56 flex-none border-t border-line"
      bar={
        <>
          <span className="text-fg-3 tabular-nums">{t("lines", { count: lines.length })}</span>
          <Button size="sm" variant="ghost" className="ml-auto" disabled={lines.length === 0} onClick={onClear}>
            {t("clear")}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <div role="log" aria-label={t("title")} tabIndex={0} className="mono min-h-12 overflow-auto py-2 -outline-offset-2">
        <ol>
          {lines.map(({ kind, text, line }, at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={at}
              className={cn("flex gap-3 px-5 max-md:px-4", kind === "error" && "text-bad-fg")}
            >
              <span className={cn("w-12 shrink-0", kind === "log" && "text-fg-3")}>{t(kind)}</span>
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</span>
              {line === null ? null : <span className="shrink-0">{t("line", { line })}</span>}
            </li>
          ))}
        </ol>
      </div>
    </Pane>
  );
}
