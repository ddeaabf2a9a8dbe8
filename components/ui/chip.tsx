import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface ChipProps {
  children: ReactNode;
  /** Filled and without a border, for values that are only read. */
  plain?: boolean;
  mono?: boolean;
  /** Gives it a button that takes it away; the label is the button's name. */
  onRemove?: () => void;
  removeLabel?: string;
  title?: string;
  className?: string;
}

/** A short value: an event type, a tag. */
export function Chip({ children, plain, mono, onRemove, removeLabel, title, className }: ChipProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-[22px] max-w-full min-w-0 items-center gap-1 rounded-r2 border px-[7px] text-12 whitespace-nowrap text-fg-2",
        plain ? "border-transparent bg-mute-bg" : "border-line-strong bg-bg",
        mono && "mono text-[11.5px]",
        className,
      )}
    >
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="relative -mr-[3px] inline-grid size-4 place-items-center text-fg-3 after:absolute after:-inset-1 hover:text-fg"
        >
          <X aria-hidden className="size-3" strokeWidth={2.25} />
        </button>
      ) : null}
    </span>
  );
}
