"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { CodeLine, CodeTokenKind } from "@/components/display/code-line";
import { visibleLines } from "@/components/display/json-lines";
import { cn } from "@/components/ui/cn";

const COLOURS: Record<CodeTokenKind, string | undefined> = {
  plain: undefined,
  key: "text-code-key",
  string: "text-code-str",
  number: "text-code-num",
  keyword: "text-code-kw",
  function: "text-code-fn",
  comment: "text-code-cm",
};

/** Lines are drawn in chunks, and only those near the window: 5,000 lines scroll as smoothly as 50. */
const CHUNK = 60;
const LINE_PX = 20;
const DRAWN_AT_ONCE = 5;

interface CodeLinesProps {
  lines: CodeLine[];
  /** Indexes of folded lines; without `onFold` nothing folds. */
  folded?: ReadonlySet<number>;
  onFold?: (index: number) => void;
  wrap?: boolean;
  /** Names the region for a screen reader. */
  label: string;
  className?: string;
}

const NONE: ReadonlySet<number> = new Set();

/** Code, scrolling in its own frame. Arrow keys move between the fold buttons. */
export function CodeLines({ lines, folded = NONE, onFold, wrap = false, label, className }: CodeLinesProps) {
  const frame = useRef<HTMLElement>(null);
  const rows = visibleLines(lines, folded);
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, chunk) => rows.slice(chunk * CHUNK, (chunk + 1) * CHUNK));
  return (
    <section
      ref={frame}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
      tabIndex={0}
      onKeyDown={moveBetweenFolds}
      className={cn("overflow-auto bg-code-bg py-2.5 text-code-fg -outline-offset-2", className)}
    >
      <div
        className={cn("mono tracking-[-0.01em]", wrap ? "[overflow-wrap:anywhere] whitespace-pre-wrap" : "w-max min-w-full whitespace-pre")}
      >
        {chunks.map((chunk, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place
          <Chunk key={place} rows={chunk} frame={frame} drawn={place < DRAWN_AT_ONCE} folded={folded} onFold={onFold} />
        ))}
      </div>
    </section>
  );
}

function moveBetweenFolds(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(event.target instanceof HTMLElement) || event.target.dataset.fold === undefined) return;
  event.preventDefault();
  const folds = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-fold]")];
  folds[folds.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}

interface ChunkProps {
  rows: ReturnType<typeof visibleLines>;
  frame: RefObject<HTMLElement | null>;
  drawn: boolean;
  folded: ReadonlySet<number>;
  onFold: ((index: number) => void) | undefined;
}

function Chunk({ rows, frame, drawn, folded, onFold }: ChunkProps) {
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(drawn);
  const height = useRef(rows.length * LINE_PX);
  useEffect(() => {
    if (drawn || !element.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) height.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting);
      },
      { root: frame.current, rootMargin: "600px 0px" },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [drawn, frame]);
  return (
    <div ref={element} style={near ? undefined : { height: height.current }}>
      {near
        ? rows.map(({ line, index, closing }) => (
            <Line key={index} line={line} index={index} closing={closing} closed={folded.has(index)} onFold={onFold} />
          ))
        : null}
    </div>
  );
}

interface LineProps {
  line: CodeLine;
  index: number;
  closing: CodeLine | null;
  closed: boolean;
  onFold: ((index: number) => void) | undefined;
}

function Line({ line, index, closing, closed, onFold }: LineProps) {
  const t = useTranslations("display.code");
  const Icon = closed ? ChevronRight : ChevronDown;
  return (
    <div className="group relative min-h-5 pr-3" style={{ paddingLeft: `calc(${onFold ? 18 : 12}px + ${line.indent * 2}ch)` }}>
      {line.fold && onFold ? (
        <button
          type="button"
          data-fold=""
          tabIndex={index === 0 ? 0 : -1}
          aria-expanded={!closed}
          aria-label={t(closed ? "unfold" : "fold", { line: index + 1 })}
          onClick={() => onFold(index)}
          className="absolute top-0 grid h-5 w-4 -translate-x-4 place-items-center text-code-line group-hover:text-fg hover:text-fg"
        >
          <Icon aria-hidden className="size-3" strokeWidth={2.25} />
        </button>
      ) : null}
      <Tokens line={line} />
      {closing && line.fold && onFold ? (
        <>
          <button
            type="button"
            tabIndex={-1}
            onClick={() => onFold(index)}
            className="mx-1 rounded-r2 bg-code-active px-1 text-code-cm hover:text-fg"
          >
            {t("folded", { count: line.fold.members })}
          </button>
          <Tokens line={closing} />
        </>
      ) : null}
    </div>
  );
}

function Tokens({ line }: { line: CodeLine }) {
  return line.tokens.map((token, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
    <span key={place} className={COLOURS[token.kind]}>
      {token.text}
    </span>
  ));
}
