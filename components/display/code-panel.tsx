"use client";

import { ChevronsDownUp, ChevronsUpDown, Download, WrapText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeLines } from "@/components/display/code-lines";
import { bytesOf, download } from "@/components/display/download";
import { type CodeSource, useCode } from "@/components/display/use-code";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";

interface CodePanelProps {
  title: ReactNode;
  /** Beside the title, quiet. */
  note?: ReactNode;
  /** Null where there is nothing to show; `empty` then says why. */
  source: CodeSource | null;
  empty?: ReactNode;
  /** Names code and buttons: "payload". */
  label: string;
  copyLabel: string;
  /** Name of the file without its ending. */
  fileName: string;
  /** Between head and code, for example headers. */
  children?: ReactNode;
  /** Below the code: that it was cut. */
  foot?: ReactNode;
  /** Without a frame of its own, in another's. */
  flush?: boolean;
  /** Of the code. */
  className?: string;
}

/** Code as an object: a head with what can be done, then the lines. */
export function CodePanel({ source, empty, foot, flush, children, ...props }: CodePanelProps) {
  return (
    <div className={cn("min-w-0 overflow-hidden", !flush && "rounded-r3 border border-line")}>
      {source && source.text !== "" ? (
        <Filled source={source} {...props}>
          {children}
        </Filled>
      ) : (
        <>
          <PanelHead title={props.title} note={props.note} />
          {children}
          <p className="border-t border-line bg-code-bg px-3 py-2.5 text-12 leading-5 text-fg-3">{empty}</p>
        </>
      )}
      {foot ? <p className="border-t border-line px-3 py-1.5 text-12 text-fg-3">{foot}</p> : null}
    </div>
  );
}

function PanelHead({ title, note, children }: Pick<CodePanelProps, "title" | "note" | "children">) {
  return (
    <div className="flex min-h-9 items-center gap-2 pr-1.5 pl-3 text-13">
      <h3 className="font-medium whitespace-nowrap">{title}</h3>
      <div className="min-w-0 flex-1 truncate text-fg-3">{note}</div>
      <div className="flex shrink-0">{children}</div>
    </div>
  );
}

type FilledProps = Omit<CodePanelProps, "source" | "empty" | "foot" | "flush"> & { source: CodeSource };

function Filled({ title, note, source, label, copyLabel, fileName, children, className }: FilledProps) {
  const t = useTranslations("display.code");
  const code = useCode(source);
  const FoldIcon = code.allFolded ? ChevronsUpDown : ChevronsDownUp;
  const save = () => {
    if (source.encoding === "base64") download(`${fileName}.bin`, bytesOf(source.text), "application/octet-stream");
    else download(`${fileName}.${code.isJson ? "json" : "txt"}`, source.text, code.isJson ? "application/json" : "text/plain");
  };
  return (
    <>
      <PanelHead title={title} note={note}>
        {code.canFold ? (
          <IconButton label={t(code.allFolded ? "unfoldAll" : "foldAll")} onClick={code.foldAll}>
            <FoldIcon aria-hidden strokeWidth={2} />
          </IconButton>
        ) : null}
        {source.encoding === "utf8" ? (
          <IconButton
            label={t("wrap")}
            aria-pressed={code.wrap}
            onClick={code.toggleWrap}
            className="aria-pressed:bg-selected aria-pressed:text-accent-fg"
          >
            <WrapText aria-hidden strokeWidth={2} />
          </IconButton>
        ) : null}
        <CopyButton value={source.text} label={copyLabel} />
        <IconButton label={t("download", { what: label })} onClick={save}>
          <Download aria-hidden strokeWidth={2} />
        </IconButton>
      </PanelHead>
      {children}
      <CodeLines
        lines={code.lines}
        folded={code.folded}
        onFold={code.isJson ? code.fold : undefined}
        wrap={code.wrap}
        label={label}
        className={cn("max-h-[400px] border-t border-line", className)}
      />
    </>
  );
}
