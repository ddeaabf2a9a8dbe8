import { cn } from "./cn";
import { CopyButton } from "./copy-button";

interface CopyableProps {
  value: string;
  /** Name of the copy button. */
  label: string;
  /** Shortens the middle of ids; the whole is in the tooltip and in what is copied. */
  shorten?: boolean;
  className?: string;
}

/** An id or other value in mono, with a button that copies it. */
export function Copyable({ value, label, shorten, className }: CopyableProps) {
  return (
    <span className={cn("inline-flex max-w-full min-w-0 items-center gap-0.5", className)}>
      <code title={value} className="truncate">
        {shorten ? shortenId(value) : value}
      </code>
      <CopyButton value={value} label={label} />
    </span>
  );
}

/** `7c1e4f0a-93b2-…-2b61c0d4a90f` → `7c1e4f0a…a90f`; a `msg_` or `atmpt_` keeps its prefix. */
export function shortenId(id: string): string {
  const prefix = /^[a-z]+_/.exec(id)?.[0] ?? "";
  const rest = id.slice(prefix.length);
  return rest.length <= 14 ? id : `${prefix}${rest.slice(0, prefix ? 5 : 8)}…${rest.slice(-4)}`;
}
